import { readingName } from "../../charts/frame/reading-name.js";
import { definitionTable } from "../../kit/definition-table.js";
import { type FalseAlarms, falseColourRate, unchangedColour } from "../../rules/false-alarms.js";
import { formatNumber, formatPercent } from "../../words/format.js";

const percent = (share: number): string => formatPercent(100 * share);

/** How often each rule shows each colour when nothing has changed, from this project's own simulation. */
export function falseAlarmsTable({ rates, seed, date, scenario }: FalseAlarms): HTMLElement {
  return definitionTable({
    caption: `Simulated histories (seed ${seed}, ${date}): ${scenario}`,
    headings: ["Rule and reading", "Green", "Amber", "Red", "Right colour", "Another colour", "Histories"],
    numeric: [1, 2, 3, 5, 6],
    rows: rates.map((rate) => [
      `${rate.rule}, ${readingName(rate.reading)}`,
      percent(rate.green),
      percent(rate.amber),
      percent(rate.red),
      unchangedColour(rate.rule),
      percent(falseColourRate(rate)),
      formatNumber(rate.runs)
    ])
  });
}
