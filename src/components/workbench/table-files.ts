import { LocalFileError } from "../../duckdb/local-csv.js";
import { headingsRow, type Sheet, SheetError, sheetCsv } from "../../words/sheet-csv.js";

/** The first bytes of workbooks: of a zip, in which new ones come, and of old ones. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0]
];

/** Marks with which texts in UTF-16 begin. */
const UTF_16: readonly [mark: number[], encoding: string][] = [
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"]
];

/**
 * The CSV files in UTF-8 that a reader's file comes to: of a workbook one for each sheet that holds anything, of a text in
 * UTF-16 the same text, of anything else the file itself. Throws a {@link LocalFileError}.
 */
export async function tableFiles(file: File): Promise<File[]> {
  const first = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const begins = (bytes: number[]): boolean => bytes.every((byte, i) => first[i] === byte);
  if (WORKBOOKS.some(begins)) return sheetFiles(file);
  const [, encoding] = UTF_16.find(([mark]) => begins(mark)) ?? [];
  if (encoding === undefined) return [file];
  return [new File([new TextDecoder(encoding).decode(await file.arrayBuffer())], file.name)];
}

async function sheetFiles(file: File): Promise<File[]> {
  // Only who adds a workbook fetches what reads it.
  const { read, SSF } = await import("@e965/xlsx");
  const book = readBook(read, new Uint8Array(await file.arrayBuffer()), file.name);
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false;
  const sheets = book.SheetNames.map((name) => ({ name, sheet: book.Sheets[name] as Sheet })).filter(
    ({ sheet }) => (sheet["!data"] ?? []).length > 0
  );
  if (sheets.length === 0) throw new LocalFileError(`${file.name} holds no sheet with anything in it.`);
  return sheets.map(({ name, sheet }) => {
    const headerRow = headingsRow(sheet);
    if (headerRow === 0)
      throw new LocalFileError(
        `${file.name}, ${name}: no row names every column. Write one above the values.`
      );
    const lines = linesOf(sheet, { headerRow, dates: SSF, date1904 }, `${file.name}, ${name}`);
    const base = file.name.replace(/\.[^.]*$/, "");
    return new File(lines.slice(headerRow - 1), sheets.length === 1 ? `${base}.csv` : `${base}, ${name}.csv`);
  });
}

type Read = typeof import("@e965/xlsx").read;

function readBook(read: Read, bytes: Uint8Array, name: string): ReturnType<Read> {
  try {
    return read(bytes, { dense: true, cellNF: true, cellFormula: false, cellHTML: false });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LocalFileError(
      `${name} is a zip file or a damaged workbook: ${reason}. Add a CSV file or a workbook.`
    );
  }
}

function linesOf(sheet: Sheet, reading: Parameters<typeof sheetCsv>[1], name: string): string[] {
  try {
    return [...sheetCsv(sheet, reading)];
  } catch (error) {
    if (error instanceof SheetError) throw new LocalFileError(`${name}, row ${error.row}: ${error.message}.`);
    throw error;
  }
}
