import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** A heading line is shorter than this in any file that people make. */
const HEADER_BYTES = 1 << 16;

/** What the first and last bytes of a CSV file tell. */
export interface CsvEnds {
  /** The headings; null when the file does not begin with a line of UTF-8 text. */
  header: string[] | null;
  /** The fields of the line after it, as far as they can be read. */
  first: string[] | null;
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
    const [header = null, next = null] = lines(first)
      .slice(0, 2)
      .map((line) => fieldsOf(line, delimiter));
    return { header, first: next, endsWithLine: last[0] === 0x0a || last[0] === 0x0d };
  } finally {
    closeSync(file);
  }
}

/** The lines of the first bytes of a file, blank ones left out. */
function lines(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let start = 0; start < bytes.length && found.length < 2; ) {
    const rest = bytes.subarray(start);
    const end = rest.findIndex((byte) => byte === 0x0a || byte === 0x0d);
    const line = end === -1 ? rest : rest.subarray(0, end);
    if (line.length > 0 || start === 0) found.push(line);
    start += line.length + 1;
  }
  return found;
}

function fieldsOf(line: Buffer, delimiter: string): string[] | null {
  if (line.length === 0 || !isUtf8(line) || line.includes(0)) return null;
  const text = new TextDecoder("utf-8").decode(line);
  try {
    return (parse(text, { delimiter, relax_column_count: true }) as string[][])[0] ?? null;
  } catch {
    return null;
  }
}
