import { formatUnits } from "../../src/words/format.js";
import { columnLetters, hasValue, rowsOf, type Sheet } from "../../src/words/sheet-csv.js";

/** Stretches of hidden rows or columns that are named; the others are counted. */
const NAMED = 6;

/**
 * What the account says of what a workbook hides, by hand or by a filter: all of it is read, for nothing tells what is hidden
 * because it is wrong from what is only out of sight. The library does not tell of .ods what is hidden. `isSheetHidden` says whether the whole sheet is.
 */
export function hiddenNotes(sheet: Sheet, headerRow: number, isSheetHidden: boolean): string[] {
  const data = rowsOf(sheet).slice(headerRow - 1);
  const rows = hiddenOf(sheet["!rows"]).filter((r) => r >= headerRow && rowsOf(sheet)[r]?.some(hasValue));
  const columns = hiddenOf(sheet["!cols"]).filter((c) => data.some((row) => hasValue(row[c])));
  return [
    ...(isSheetHidden ? ["hidden in the workbook, but read: the whole sheet"] : []),
    ...(rows.length === 0
      ? []
      : [
          `hidden in the workbook, but read: ${formatUnits(rows.length, "row")} (${stretches(rows, (r) => String(r + 1))})`
        ]),
    ...(columns.length === 0
      ? []
      : [
          `hidden in the workbook, but read: ${formatUnits(columns.length, "column")} (${stretches(columns, columnLetters)})`
        ])
  ];
}

/** The numbers, from 0, of rows or columns that are hidden. */
const hiddenOf = (all: readonly ({ hidden?: boolean } | undefined)[] = []): number[] =>
  Array.from(all).flatMap((one, i) => (one?.hidden ? [i] : []));

/** "5 to 9, 14": numbers that follow each other as one stretch. */
function stretches(numbers: readonly number[], name: (n: number) => string): string {
  const ends: { from: number; to: number }[] = [];
  for (const n of numbers) {
    const last = ends.at(-1);
    if (last && last.to === n - 1) last.to = n;
    else ends.push({ from: n, to: n });
  }
  const named = ends
    .slice(0, NAMED)
    .map(({ from, to }) => (from === to ? name(from) : `${name(from)} to ${name(to)}`));
  const more = ends.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more stretches`] : [])].join(", ");
}
