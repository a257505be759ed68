import type { RulesEvidence, Tried } from "../ratings/evidence-files.js";
import { unchangedColour } from "../ratings/false-alarms.js";
import type { ChartOptions } from "./chart-options.js";
import { evidencePanels } from "./evidence-panels.js";
import {
  BARS_NOTE,
  falseShare,
  formsOf,
  publishedRanges,
  scenariosOf,
  sharePoint,
  simulationNote,
  trialsOf
} from "./evidence-trials.js";

/** The share of false colours that a test at 95% confidence should show, in per cent. */
export const NOMINAL = 5;

/** The colours that are false for a rule when nothing changes: R3 asks for an improvement, so red is right there. */
function falseColours(rules: readonly Tried["rule"][]): string {
  return rules.includes("R3") && unchangedColour("R3") === "red" ? "green or amber" : "green or red";
}

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
      title: `False colours when nothing changes: ${publishedRanges(trials, falseShare)}`,
      subtitle: `Share of simulated histories without change that are coloured ${falseColours(rules)}, per cent; the dashed line is ${NOMINAL}%`,
      notes: [`${simulationNote(trials, evidence)} ${BARS_NOTE}`],
      rows: scenarios.map(({ name }) => name),
      references: [NOMINAL],
      panels: formsOf(trials).map(({ name, has }) => ({
        title: name,
        points: scenarios.map(({ id }) =>
          trials
            .filter((trial) => has(trial) && trial.scenario === id)
            .map((trial) => sharePoint(falseShare(trial), trial.runs))
        )
      }))
    },
    options
  );
}
