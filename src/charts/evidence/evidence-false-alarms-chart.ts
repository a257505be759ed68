import { falseColourRate } from "../../rules/false-alarms.js";
import type { RulesEvidence, Tried } from "../../views/evidence-files.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { evidencePanels } from "./evidence-panels.js";
import {
  BARS_NOTE,
  falseColours,
  publishedRanges,
  scenariosOf,
  sharePanels,
  simulationNote,
  trialsOf
} from "./evidence-trials.js";

/** The share of false colours that a test at 95% confidence should show, in per cent. */
export const NOMINAL = 5;

/** How often rules show a false colour when nothing changes, by form and kind of history, with the 5% line. */
export function falseAlarmsChart(
  evidence: RulesEvidence,
  rules: readonly Tried["rule"][],
  options: ChartOptions
): HTMLElement {
  const trials = trialsOf(evidence.unchanged, rules);
  const scenarios = scenariosOf(trials, evidence);
  return evidencePanels(
    {
      title: `False colours when nothing changes: ${publishedRanges(trials, falseColourRate)}`,
      subtitle: `Share of simulated histories without change that are coloured ${falseColours(rules)}, per cent; the dashed line is ${NOMINAL}%`,
      notes: [`${simulationNote(trials, evidence)} ${BARS_NOTE}`],
      rows: scenarios.map(({ name }) => name),
      references: [NOMINAL],
      panels: sharePanels(trials, scenarios, falseColourRate)
    },
    options
  );
}
