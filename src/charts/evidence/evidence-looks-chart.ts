import type { RulesEvidence, Tried } from "../../views/evidence-files.js";
import { formatPercent } from "../../words/format.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { NOMINAL } from "./evidence-false-alarms-chart.js";
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

/** Looks in a year. */
const LOOKS = 12;

/** What looks with nothing in common would come to at the nominal rate, in per cent. */
const INDEPENDENT = 100 * (1 - (1 - NOMINAL / 100) ** LOOKS);

/** The chance that at least one of a year's monthly looks shows a false colour. */
export function looksChart(
  evidence: RulesEvidence,
  rules: readonly Tried["rule"][],
  options: ChartOptions
): HTMLElement {
  const trials = trialsOf(evidence.looks, rules);
  const scenarios = scenariosOf(trials, evidence);
  return evidencePanels(
    {
      title: `At least one false colour in ${LOOKS} monthly looks: ${publishedRanges(trials, ({ anyFalse }) => anyFalse)}`,
      subtitle:
        `Share of simulated histories without change that are ${falseColours(rules)} in one of ${LOOKS} monthly looks, per cent; ` +
        `dashed: ${formatPercent(INDEPENDENT, 0)}, ${LOOKS} looks at ${NOMINAL}% that had no months in common`,
      notes: [`${simulationNote(trials, evidence)} ${BARS_NOTE}`],
      rows: scenarios.map(({ name }) => name),
      references: [INDEPENDENT],
      panels: sharePanels(trials, scenarios, ({ anyFalse }) => anyFalse)
    },
    options
  );
}
