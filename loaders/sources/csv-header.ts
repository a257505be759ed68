import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** A heading line is shorter than this in any file that people make. */
const HEADER_BYTES = 1 << 16;

/** What the first and last bytes of a CSV file tell. */
export interface CsvEnds {
  /** The headings; null when the file does not begin with a line of UTF-8 text. */
  header: string[] | null;
  /** The last line has its end. Files that were cut short rarely do. */
  endsWithLine: boolean;
}

/** Reads the headings of a CSV file and looks at its last byte. */
export function csvEnds(path: string, delimiter: string): CsvEnds {
  const file = openSync(path, "r");
  try {
    const { size } = statSync(path);
    const first = Buffer.alloc(Math.min(HEADER_BYTES, size));
    readSync(file, first, 0, first.length, 0);
    const last = Buffer.alloc(1);
    readSync(file, last, 0, 1, Math.max(0, size - 1));
    return { header: headerOf(first, delimiter), endsWithLine: last[0] === 0x0a || last[0] === 0x0d };
  } finally {
    closeSync(file);
  }
}

function headerOf(bytes: Buffer, delimiter: string): string[] | null {
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const line = end === -1 ? bytes : bytes.subarray(0, end);
  if (line.length === 0 || !isUtf8(line) || line.includes(0)) return null;
  const text = new TextDecoder("utf-8").decode(line);
  try {
    return (parse(text, { delimiter, relax_column_count: true }) as string[][])[0] ?? null;
  } catch {
    return null;
  }
}
