import { definitionTable } from "../../kit/definition-table.js";
import type { PlanEvidence } from "../../views/plan-evidence.js";
import { formatLevel, formatNumber, formatPercent } from "../../words/format.js";

type Scenarios = Pick<PlanEvidence, "scenarios">;

const nameOf = ({ scenarios }: Scenarios, id: string): string =>
  scenarios.find((scenario) => scenario.id === id)!.name;

/** Stated and simulated shares of unchanged histories that are ever falsely coloured: a row a kind of history, rule and share. */
export function planSharesTable(evidence: PlanEvidence): HTMLElement {
  const { trials, date } = evidence;
  return definitionTable({
    caption: `Unchanged histories ever shown red or green over a plan, ${formatNumber(trials[0]!.runs)} of each kind (${date})`,
    headings: ["History", "Rule", "Looks", "At one look’s value", "Stated", "Times that value", "Simulated"],
    numeric: [2, 3, 4, 5, 6],
    rows: trials.map(({ scenario, rule, looks, single, share, multiple, simulated }) => [
      nameOf(evidence, scenario),
      rule,
      formatNumber(looks),
      formatPercent(single, 0),
      formatLevel(share),
      formatNumber(multiple, 2),
      formatPercent(simulated)
    ])
  });
}

/** How late a fall by a fifth is found: a row a kind of history and share. */
export function planDelaysTable(evidence: PlanEvidence): HTMLElement {
  const { delays, date } = evidence;
  return definitionTable({
    caption: `Months of a fall by a fifth until R5 finds it, ${formatNumber(delays[0]!.runs)} histories of each kind (${date})`,
    headings: ["History", "Critical value", "Median", "Not by the target date"],
    numeric: [2, 3],
    rows: delays.map(({ scenario, share, median, never }) => [
      nameOf(evidence, scenario),
      share === 0 ? "of one look, 5%" : `of the plan, ${formatLevel(share)}`,
      median === null ? "none" : formatNumber(median),
      formatPercent(never)
    ])
  });
}

/** What the figures above do not hold for: fits that are estimated, and R3, which forecasts. */
export function planLimitsTable(evidence: PlanEvidence): HTMLElement {
  const { estimated, offences, date } = evidence;
  return definitionTable({
    caption: `Unchanged histories ever falsely coloured over a plan (${date})`,
    headings: ["History", "Rule", "What is tried", "Histories", "Ever false"],
    numeric: [3, 4],
    rows: [
      ...estimated.map(({ scenario, rule, share, runs, simulated }) => [
        nameOf(evidence, scenario),
        rule,
        `plan life, ${formatLevel(share)} stated, fit estimated from the months up to the baseline’s end`,
        formatNumber(runs),
        formatPercent(simulated)
      ]),
      ...offences.map(({ scenario, reading, share, runs, ever }) => [
        nameOf(evidence, scenario),
        "R3",
        reading === "calibrated" ? "calibrated" : `plan life, ${formatLevel(share)} stated`,
        formatNumber(runs),
        formatPercent(ever)
      ])
    ]
  });
}

/** "0.6 points": the largest distance between what is stated and what was simulated. */
export function planDistance({ trials }: PlanEvidence): string {
  const distances = trials.map(({ share, simulated }) => Math.abs(simulated - share));
  return `${formatNumber(Math.max(...distances), 1)} points`;
}
