import { createReadStream } from "node:fs";
import { csvHead, fieldsOf } from "../sources/csv-head.js";
import { firstBytes } from "../sources/file-kind.js";
import { DELIMITERS } from "../sources/headings.js";
import { looksLikeUtf16 } from "../sources/text-encoding.js";

/** Bytes in which zeros of UTF-16 show. */
const LOOKED_AT = 4096;

/** How the letters of a text are written; undefined where readers tell it by themselves. */
export async function encodingOfText(path: string): Promise<"utf-16" | "windows-1252" | undefined> {
  const first = firstBytes(path, LOOKED_AT);
  const isMarked = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff);
  if (isMarked) return undefined;
  if (looksLikeUtf16(first)) return "utf-16";
  return (await isUtf8File(path)) ? undefined : "windows-1252";
}

async function isUtf8File(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA") return false;
    throw error;
  }
}

/** Where the table of a text stands, and what is between its fields. */
export interface TextForm {
  delimiter: string;
  /** Line of the headings, from 1. */
  headerRow: number;
  header: string[];
  /** A reader that is told nothing would take this line for that of the headings. */
  isFirst: boolean;
}

/**
 * The form of a text in UTF-8, by its first lines: the mark that parts most of them into equally many fields, and the first
 * line with something in every field, or all but one (a column of row numbers often has no heading); fields at the end in
 * which nothing stands on any line are none. Undefined where no line can be read.
 */
export function textForm(path: string): TextForm | undefined {
  const lines = wholeLines(csvHead(path, ",").lines);
  const forms = DELIMITERS.map((delimiter) => {
    const rows = lines.map((line) => fieldsOf(line, delimiter));
    return { delimiter, rows, ...commonWidth(rows) };
  });
  const best = forms.reduce((a, b) => (b.lines > a.lines ? b : a));
  const { delimiter, rows, width } = best;
  const used = Math.max(0, ...rows.filter((row) => row.length === width).map(usedWidth));
  const at = rows.findIndex((row) => row.length === width && filled(row) >= leastHeadings(used));
  if (at === -1) return undefined;
  const head = csvHead(path, delimiter, at + 1);
  return {
    delimiter,
    headerRow: at + 1,
    header: head.header!.map((heading) => heading.trim()),
    isFirst: csvHead(path, delimiter).line === at + 1
  };
}

/** Lines that a heading with line breaks may take. */
const HEADING_LINES = 10;

/**
 * The lines of a text, each with those that a field in quotation marks takes in; in place of these there is null, so that
 * every line keeps its number. A quotation mark that nothing closes soon is left as it is.
 */
function wholeLines(lines: readonly (string | null)[]): (string | null)[] {
  const whole = [...lines];
  for (let start = 0; start < lines.length; start++) {
    if (isClosed(whole[start] ?? "")) continue;
    const after = lines.slice(start + 1, start + HEADING_LINES);
    const more = after.findIndex((line) => !isClosed(line ?? "")) + 1;
    if (more === 0) continue;
    whole[start] = lines.slice(start, start + more + 1).join("\n");
    whole.fill(null, start + 1, start + more + 1);
    start += more;
  }
  return whole;
}

/** Is every quotation mark of a line closed on it? */
const isClosed = (line: string): boolean => (line.match(/"/g)?.length ?? 0) % 2 === 0;

/** Fields of a row up to the last with anything in it. */
const usedWidth = (row: readonly string[]): number =>
  row.reduce((last, field, i) => (field.trim() === "" ? last : i + 1), 0);

const leastHeadings = (width: number): number => (width > 2 ? width - 1 : width);

const filled = (row: readonly string[]): number => row.filter((field) => field.trim() !== "").length;

/** The number of fields, above one, that most lines have, and how many lines those are; a table of one column else. */
function commonWidth(rows: readonly string[][]): { width: number; lines: number } {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, 1 + (counts.get(length) ?? 0));
  const [width, lines] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return { width, lines };
}
