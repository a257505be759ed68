import { cellText, type DateNumbers, isRounded, type WorkbookCell } from "./cell-text.js";

/** A place on a sheet: row and column from 0. */
interface CellPlace {
  r: number;
  c: number;
}

/** A sheet of a workbook, as the library that reads workbooks gives it when asked for rows. */
export interface Sheet {
  "!data"?: (WorkbookCell | undefined)[][];
  "!merges"?: { s: CellPlace; e: CellPlace }[];
  /** Of each row and column whether it is hidden, where the library was asked for styles. */
  "!rows"?: ({ hidden?: boolean } | undefined)[];
  "!cols"?: ({ hidden?: boolean } | undefined)[];
}

/** What would be read wrongly from a sheet: what it is, what was expected, what to do. */
export class SheetError extends Error {
  constructor(
    message: string,
    readonly expected: string,
    readonly hint: string,
    /** From 1. */
    readonly row: number
  ) {
    super(message);
  }
}

/** How a sheet is read. */
export interface SheetReading {
  /** Row of the headings, from 1; rows above it are no data. */
  headerRow: number;
  dates: DateNumbers;
  date1904: boolean;
}

/** The rows of a sheet; one of which nothing is stored has no cells. */
export const rowsOf = (sheet: Sheet): (WorkbookCell | undefined)[][] =>
  Array.from(sheet["!data"] ?? [], (row) => row ?? []);

/** The first row, counted from 1, at or below `from` in which anything stands, 0 when there is none. */
export const firstRow = (sheet: Sheet, from = 1): number =>
  rowsOf(sheet).findIndex((row, i) => i + 1 >= from && row.some(hasValue)) + 1;

/**
 * The row from 1 that names the columns of the sheet, 0 when there is none: the first with anything in every column; or one
 * above it of nothing but texts that names all but one (row numbers often have no heading), where that first has numbers.
 */
export function headingsRow(sheet: Sheet): number {
  const rows = rowsOf(sheet);
  const width = Math.max(0, ...rows.map((row) => lastUsed(row) + 1));
  const full = rows.findIndex((row) => row.filter(hasValue).length === width && width > 0);
  const isText = (cell: WorkbookCell | undefined): boolean => !hasValue(cell) || cell?.t === "s";
  if (width < 3 || full === -1 || rows[full]!.every(isText)) return full + 1;
  const above = rows.findIndex((row) => row.filter(hasValue).length === width - 1 && row.every(isText));
  return (above !== -1 && above < full ? above : full) + 1;
}

/**
 * The lines of a sheet as CSV, each row on the line of its number: dates and numbers by the types of their cells. Throws a
 * {@link SheetError} for what would be read wrongly: cells merged over several rows below the headings, and numbers that
 * have lost digits.
 */
export function* sheetCsv(sheet: Sheet, { headerRow, dates, date1904 }: SheetReading): Generator<string> {
  refuseMerged(sheet, headerRow);
  const rows = rowsOf(sheet);
  const width = lastUsed(rows[headerRow - 1] ?? []) + 1;
  for (const [i, row] of rows.entries()) {
    const used = lastUsed(row) + 1;
    const length = i < headerRow - 1 || used === 0 ? used : Math.max(width, used);
    const cells = Array.from({ length }, (_, column) => row[column]);
    if (i >= headerRow) refuseRounded(cells, i);
    yield `${cells.map((cell) => field(cellText(cell, dates, date1904))).join(",")}\n`;
  }
}

/** Does anything stand in a cell? */
export const hasValue = (cell: WorkbookCell | undefined): boolean => cell?.v !== undefined && cell.v !== "";
const field = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The last column with a value, -1 when there is none (an old browser has no findLastIndex). */
function lastUsed(row: readonly (WorkbookCell | undefined)[]): number {
  let last = row.length - 1;
  while (last >= 0 && !hasValue(row[last])) last--;
  return last;
}

/** A value that stands once for several rows would be missing from all but the first. */
function refuseMerged(sheet: Sheet, headerRow: number): void {
  const merged = sheet["!merges"]?.find(({ s, e }) => e.r > s.r && e.r >= headerRow);
  if (!merged) return;
  throw new SheetError(
    `the cells ${cellName(merged.s)}:${cellName(merged.e)} are merged over several rows`,
    "a value in every row below the headings",
    "Undo the merging and fill each row; or say with header_row on which row the headings stand.",
    merged.s.r + 1
  );
}

function refuseRounded(cells: readonly (WorkbookCell | undefined)[], row: number): void {
  const column = cells.findIndex((cell) => cell && isRounded(cell));
  if (column === -1) return;
  throw new SheetError(
    `the cell ${cellName({ r: row, c: column })} holds a number of more than 15 digits, of which the spreadsheet has lost the last`,
    "such ids as text",
    "Export the records again with this column as text: what was lost cannot be had back.",
    row + 1
  );
}

const LETTERS = 26;
const LETTER_A = 65;

/** "AB12". */
const cellName = ({ r, c }: CellPlace): string => columnLetters(c) + String(r + 1);

/** "AB" of 27: how spreadsheets call a column, counted from 0. */
export function columnLetters(c: number): string {
  let letters = "";
  for (let n = c + 1; n > 0; n = Math.floor((n - 1) / LETTERS))
    letters = String.fromCharCode(LETTER_A + ((n - 1) % LETTERS)) + letters;
  return letters;
}
