import { definitionTable } from "../../kit/definition-table.js";
import { CHANCES_HELD, type ChancesEvidence, type HeldChances } from "../../views/evidence-files.js";
import { formatNumber, formatPercent, formatUnits } from "../../words/format.js";

type Held = keyof HeldChances;

/** How far the printed chances lie from what was simulated, in points, of one rule and reading. */
function distances({ trials }: ChancesEvidence, name: Held): number[] {
  return trials.map(({ printed, simulated }) => 100 * Math.abs(printed[name] - simulated[name]));
}

const ruleName = (name: Held) => (name.includes(" ") ? name.replace(" ", ", ") : `${name}, as written`);

/** The printed chances against those of histories that were drawn and judged by other means: a row a rule and reading. */
export function chancesTable(evidence: ChancesEvidence): HTMLElement {
  const { trials, date } = evidence;
  const runs = formatNumber(Math.min(...trials.map((trial) => trial.runs)));
  return definitionTable({
    caption: `${formatUnits(trials.length, "series", "series")}, ${runs} histories each (${date})`,
    headings: [
      "Rule and reading",
      "Lowest",
      "Highest",
      "Largest distance",
      "Beyond 1 point",
      "Beyond 2 points"
    ],
    numeric: [1, 2, 3, 4, 5],
    rows: CHANCES_HELD.map((name) => {
      const simulated = trials.map((trial) => 100 * trial.simulated[name]);
      const off = distances(evidence, name);
      const beyond = (points: number) => formatNumber(off.filter((distance) => distance > points).length);
      return [
        ruleName(name),
        formatPercent(Math.min(...simulated)),
        formatPercent(Math.max(...simulated)),
        `${formatNumber(Math.max(...off), 2)} points`,
        beyond(1),
        beyond(2)
      ];
    })
  });
}

/** "298 of 300", of all chances that were held against simulation: those within a point. */
export function withinAPoint(evidence: ChancesEvidence): string {
  const all = CHANCES_HELD.flatMap((name) => distances(evidence, name));
  return `${formatNumber(all.filter((distance) => distance <= 1).length)} of ${formatNumber(all.length)}`;
}
