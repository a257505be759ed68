import { formatNumber, formatUnits } from "../../src/words/format.js";
import type { HiddenOfTable, HidingTask } from "./hide-tables.js";

/** What protecting the counts of these tables took, and what it added to those that are too small: "Small counts: 60 counts …" */
export function hiddenText(
  { tables, protection: { least } }: HidingTask,
  found: readonly HiddenOfTable[],
  seconds: number
): string {
  const cells = tables.reduce((sum, { counts }) => sum + counts.length, 0);
  const hidden = found.flatMap((table, i) => table.hidden.map((cell) => tables[i]!.counts[cell]!));
  const small = hidden.filter((count) => count < least).length;
  return (
    `Small counts: ${formatUnits(cells, "count")} attacked in ${formatNumber(seconds, 1)} s: ${formatNumber(small)} below ` +
    `${least} are left out, and ${formatNumber(hidden.length - small)} more for their sake. This is kept until they change.`
  );
}
