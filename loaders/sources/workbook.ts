import { createWriteStream, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { read, SSF } from "@e965/xlsx";
import { firstRow, headingsRow, type Sheet, SheetError, sheetCsv } from "../../src/words/sheet-csv.js";
import { quoted } from "../files/quoted.js";
import { hiddenNotes } from "./hidden-cells.js";
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
  const names = sheetNames(path);
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

/** The names of all sheets of a workbook, in their order. */
export const sheetNames = (path: string): string[] => parsed(path, { bookSheets: true }).SheetNames;

/** The row of a sheet, from 1, that names all its columns, and whether it is the first with anything; undefined where none does. */
export function headingsOfSheet(path: string, name: string): { row: number; isFirst: boolean } | undefined {
  const sheet = parsed(path, { sheets: name, dense: true }).Sheets[name] as Sheet;
  const row = headingsRow(sheet);
  return row === 0 ? undefined : { row, isFirst: row === firstRow(sheet) };
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
 * Writes one sheet of a workbook as CSV, and gives what its account has to say of it. Throws an {@link UnreadableFile} for what
 * would be read wrongly.
 */
export async function writeSheet(path: string, name: string, source: Source, csv: string): Promise<string[]> {
  const { Sheets, Workbook } = parsed(path, {
    sheets: name,
    dense: true,
    cellNF: true,
    // For what is hidden: the library looks for it only where styles are asked for.
    cellStyles: true,
    cellFormula: false,
    cellHTML: false
  });
  const sheet = Sheets[name] as Sheet;
  const headerRow = firstRow(sheet, source.header_row);
  const date1904 = Workbook?.WBProps?.date1904 ?? false;
  const lines = sheetCsv(sheet, { headerRow, dates: SSF, date1904 });
  try {
    await pipeline(Readable.from(lines), createWriteStream(csv));
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    throw new UnreadableFile(error.message, error.expected, error.hint, error.row);
  }
  const isHidden = Workbook?.Sheets?.some((one) => one.name === name && Boolean(one.Hidden)) ?? false;
  return hiddenNotes(sheet, headerRow, isHidden);
}

function parsed(path: string, options: Parameters<typeof read>[1]): ReturnType<typeof read> {
  const bytes = readFileSync(path);
  try {
    return read(bytes, options);
  } catch (error) {
    throw new DamagedFile(`the workbook cannot be read: ${(error as Error).message}`);
  }
}
