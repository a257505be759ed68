import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** Headings, and what stands above them, take less than this in any file that people make. */
const HEAD_BYTES = 1 << 16;

/** Lines above the headings that are looked through. */
const HEAD_LINES = 50;

/** What the first and last bytes of a CSV file tell. */
export interface CsvHead {
  /** The first bytes themselves. */
  bytes: Buffer;
  /** The first lines, as far as they are UTF-8 text; null for one that is not. */
  lines: (string | null)[];
  /** The line on which the headings stand, from 1: the first that is not blank, unless it is given. */
  line: number;
  /** The headings; null when that line is no UTF-8 text, or there is none. */
  header: string[] | null;
  /** The fields of the line after them, as far as they can be read. */
  first: string[] | null;
  /** The last line has its end. Files that were cut short rarely do. */
  endsWithLine: boolean;
}

/** Looks at the beginning and the end of a CSV file. */
export function csvHead(path: string, delimiter: string, headerRow?: number): CsvHead {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(HEAD_BYTES, size));
    readSync(file, bytes, 0, bytes.length, 0);
    const last = Buffer.alloc(1);
    readSync(file, last, 0, 1, Math.max(0, size - 1));
    const parts = linesOf(bytes, HEAD_LINES + (headerRow ?? 0));
    const lines = parts.map(({ text }) => text);
    // A blank line names no columns, also where a source says that they stand there.
    const from = (headerRow ?? 1) - 1;
    const filled = lines.slice(from).findIndex((line) => line === null || !isBlank(line));
    const found = filled === -1 ? (headerRow ?? 0) : from + filled + 1;
    const start = parts[found - 1]?.start;
    const [header = null, first = null] =
      start === undefined || lines[found - 1] === null ? [] : recordsOf(bytes.subarray(start), delimiter);
    return { bytes, lines, line: found, header, first, endsWithLine: last[0] === 0x0a || last[0] === 0x0d };
  } finally {
    closeSync(file);
  }
}

/** Nothing but spaces and what stands between fields. */
const isBlank = (line: string): boolean => /^[\s,;|"\uFEFF]*$/.test(line);

/** The first lines of some bytes, and where each begins. */
function linesOf(bytes: Buffer, most: number): { start: number; text: string | null }[] {
  const found: { start: number; text: string | null }[] = [];
  for (let start = 0; start < bytes.length && found.length < most; ) {
    const feed = bytes.subarray(start).findIndex((byte) => byte === 0x0a || byte === 0x0d);
    const end = feed === -1 ? bytes.length : start + feed;
    const line = bytes.subarray(start, end);
    found.push({ start, text: isUtf8(line) && !line.includes(0) ? new TextDecoder().decode(line) : null });
    start = end + (bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? 2 : 1);
  }
  return found;
}

/** The first two records of some bytes, which may end in the middle of the second. */
function recordsOf(bytes: Buffer, delimiter: string): string[][] {
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    bom: true,
    skip_empty_lines: true
  };
  const text = new TextDecoder().decode(bytes);
  for (const to of [2, 1]) {
    try {
      return parse(text, { ...options, to }) as string[][];
    } catch {
      // The bytes end, or its quotation marks are broken, in a record that need not be read here.
    }
  }
  return [];
}

/** The fields of a line by themselves; none when they cannot be read. */
export function fieldsOf(line: string | null, delimiter: string): string[] {
  return line === null ? [] : (recordsOf(Buffer.from(line), delimiter)[0] ?? []);
}
