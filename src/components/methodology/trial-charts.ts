import { falseAlarmsChart } from "../../charts/evidence/evidence-false-alarms-chart.js";
import { looksChart } from "../../charts/evidence/evidence-looks-chart.js";
import { powerChart } from "../../charts/evidence/evidence-power-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { evidenceFooter } from "../../kit/picture-footer.js";
import type { RulesEvidence, Tried } from "../../views/evidence-files.js";
import { looksTable, powerTable, unchangedTable } from "./methodology-trial-tables.js";

/** The pictures of how rules did in simulated histories, each with its table below it, folded; nothing where none was simulated. */
export interface TrialCharts {
  /** Shares of false colours when nothing changes, by kind of history. */
  falseAlarms(): HTMLElement[];
  /** Shares of true changes that are found, by size of the change. */
  power(): HTMLElement[];
  /** Shares of histories with at least one false colour in twelve monthly looks. */
  looks(): HTMLElement[];
}

type Rules = readonly Tried["rule"][];
type Draw = (evidence: RulesEvidence, rules: Rules, options: { width: number }) => HTMLElement;
type Table = (evidence: RulesEvidence, rules: Rules) => HTMLElement;

/** The charts of some rules. `name` begins the names of the files that they can be saved as. */
export function trialCharts(evidence: RulesEvidence, rules: Rules, name: string): TrialCharts {
  const chart = (trials: readonly Tried[], what: string, draw: Draw, summary: string, table: Table) => {
    if (!trials.some(({ rule }) => rules.includes(rule))) return [];
    const picture = (width: number) => draw(evidence, rules, { width });
    return [
      chartWithDownloads(picture, `${name}-${what}`, () => evidenceFooter("rules.json")).element,
      element("details", {}, element("summary", {}, summary), table(evidence, rules))
    ];
  };
  const asTable = "These shares as a table";
  return {
    falseAlarms: () =>
      chart(evidence.unchanged, "false-colours", falseAlarmsChart, `${asTable}, by colour`, unchangedTable),
    power: () => chart(evidence.power, "found", powerChart, asTable, powerTable),
    looks: () => chart(evidence.looks, "looks", looksChart, asTable, looksTable)
  };
}
