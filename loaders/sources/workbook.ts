import { createWriteStream, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { read, SSF, utils, type WorkSheet } from "@e965/xlsx";
import { cellText, isRounded, type WorkbookCell } from "../../src/words/cell-text.js";
import { quoted } from "../files/quoted.js";
import type { Source } from "./source.js";
import { UnreadableFile } from "./unreadable-file.js";
import { DamagedFile } from "./zip.js";

/** What names of workbooks end in. */
export const WORKBOOK_NAME = /\.(xlsx|xlsm|xlsb|xls|ods)$/i;

/**
 * The sheets of a workbook that a source reads, in their order: those whose names its `sheet` says, or the only one.
 * Throws an {@link UnreadableFile} when the source has to say which.
 */
export function sheetsOf(path: string, { sheet }: Pick<Source, "sheet">): string[] {
  const { SheetNames: names } = parsed(path, { bookSheets: true });
  if (sheet === undefined) {
    if (names.length === 1) return names;
    throw new UnreadableFile(
      `the workbook has ${names.length} sheets: ${names.map(quoted).join(", ")}`,
      "one sheet, or the source to say which it reads",
      'Write sheet: and the name; * stands for any letters, as in sheet: "20*".'
    );
  }
  const patterns = (Array.isArray(sheet) ? sheet : [sheet]).map((pattern) => ({
    pattern,
    test: nameTest(pattern)
  }));
  const missing = patterns.find(({ test }) => !names.some((name) => test.test(name)));
  if (missing) {
    throw new UnreadableFile(
      `the workbook has no sheet ${quoted(missing.pattern)}`,
      `one of its sheets: ${names.map(quoted).join(", ")}`,
      "Change sheet in sources.yaml."
    );
  }
  return names.filter((name) => patterns.some(({ test }) => test.test(name)));
}

/** Matches the names that a pattern stands for, capitals and spaces around them apart. */
function nameTest(pattern: string): RegExp {
  const letters = pattern
    .trim()
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^\\s*${letters.join(".*")}\\s*$`, "iu");
}

/**
 * Writes one sheet of a workbook as CSV, each row on the line of its number: dates and numbers by the types of their
 * cells. Throws an {@link UnreadableFile} for what would be read wrongly: cells merged over several rows below the
 * headings, and numbers that have lost digits.
 */
export async function writeSheet(path: string, sheet: string, source: Source, csv: string): Promise<void> {
  const { Sheets, Workbook } = parsed(path, {
    sheets: sheet,
    dense: true,
    cellNF: true,
    cellFormula: false,
    cellHTML: false
  });
  const found = Sheets[sheet]!;
  const rows = (found["!data"] ?? []) as (WorkbookCell | undefined)[][];
  const header = (source.header_row ?? rows.findIndex((row) => row?.some(hasValue)) + 1) - 1;
  refuseMerged(found, header);
  const date1904 = Workbook?.WBProps?.date1904 ?? false;
  const text = (cell: WorkbookCell | undefined): string => cellText(cell, SSF, date1904);
  const width = lastUsed(rows[header] ?? []) + 1;
  function* lines(): Generator<string> {
    for (const [i, row = []] of rows.entries()) {
      const used = lastUsed(row) + 1;
      const length = i < header || used === 0 ? used : Math.max(width, used);
      const cells = Array.from({ length }, (_, column) => row[column]);
      if (i > header) refuseRounded(cells, i);
      yield `${cells.map(text).map(field).join(",")}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(csv));
}

const hasValue = (cell: WorkbookCell | undefined): boolean => cell?.v !== undefined && cell.v !== "";
const lastUsed = (row: readonly (WorkbookCell | undefined)[]): number => row.findLastIndex(hasValue);
const field = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function parsed(path: string, options: Parameters<typeof read>[1]): ReturnType<typeof read> {
  const bytes = readFileSync(path);
  try {
    return read(bytes, options);
  } catch (error) {
    throw new DamagedFile(`the workbook cannot be read: ${(error as Error).message}`);
  }
}

/** A value that stands once for several rows would be missing from all but the first. */
function refuseMerged(sheet: WorkSheet, header: number): void {
  const merged = sheet["!merges"]?.find(({ s, e }) => e.r > s.r && e.r > header);
  if (!merged) return;
  throw new UnreadableFile(
    `the cells ${utils.encode_range(merged)} are merged over several rows`,
    "a value in every row below the headings",
    "Undo the merging and fill each row; or say with header_row on which row the headings stand.",
    merged.s.r + 1
  );
}

function refuseRounded(cells: readonly (WorkbookCell | undefined)[], row: number): void {
  const column = cells.findIndex((cell) => cell && isRounded(cell));
  if (column === -1) return;
  throw new UnreadableFile(
    `the cell ${utils.encode_cell({ r: row, c: column })} holds a number of more than 15 digits, of which the spreadsheet has lost the last`,
    "such ids as text",
    "Export the records again with this column as text: what was lost cannot be had back.",
    row + 1
  );
}
