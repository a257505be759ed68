/** The database in memory that holds the reader's own files, and the only folder that may be read from. */
export const LOCAL = "local";

/** A file that cannot become a table; the message says what is wrong, where, and what to do. */
export class LocalFileError extends Error {
  override name = "LocalFileError";
}

/** A CSV file whose form has been checked: its bytes, and what its first line says. */
export interface LocalCsv {
  bytes: Uint8Array;
  delimiter: string;
  columns: string[];
}

/** Larger files are not taken: the page would have to hold them several times over. */
const MOST_BYTES = 200_000_000;

/** The first characters of files that are often taken for CSV. */
const SIGNATURES: readonly [number[], string][] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    "is an Excel workbook or a zip file. Save the sheet as “CSV UTF-8” and add that."
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], "is an old Excel workbook. Save the sheet as “CSV UTF-8” and add that."],
  [[0x25, 0x50, 0x44, 0x46], "is a PDF. A table has to be a CSV file."],
  [[0xff, 0xfe], "is written in UTF-16. Save it as “CSV UTF-8” and add that."],
  [[0xfe, 0xff], "is written in UTF-16. Save it as “CSV UTF-8” and add that."]
];

/** Of equals the first: those that stand in no name come before the comma. */
const DELIMITERS = ["\t", ";", "|", ","];

/** Checks a file and reads its header. Throws a {@link LocalFileError} for one that is no CSV file in UTF-8. */
export async function readLocalCsv(file: File): Promise<LocalCsv> {
  const { name, size } = file;
  if (size === 0) throw new LocalFileError(`${name} is empty: it has no header and no rows.`);
  if (size > MOST_BYTES) {
    throw new LocalFileError(
      `${name} has ${Math.round(size / 1e6)} MB; at most ${MOST_BYTES / 1e6} MB can be read in a page. Add up or filter it first.`
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const signature = SIGNATURES.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  if (signature) throw new LocalFileError(`${name} ${signature[1]}`);
  refuseBadText(bytes, name);
  const header = firstRecord(bytes);
  const delimiter = delimiterOf(header);
  return { bytes, delimiter, columns: columnNames(header, delimiter, name) };
}

const LINE_FEED = 10;

/** Bytes that are no UTF-8 would become wrong letters, so that a name would not be found. */
function refuseBadText(bytes: Uint8Array, name: string): void {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder().decode(bytes).split("\uFFFD", 1)[0]!;
    const line = before.split(/\r\n|\r|\n/).length;
    throw new LocalFileError(
      `${name}, line ${line}: a character is not in UTF-8. Save the file as “CSV UTF-8” (in Excel: Save as, then choose that kind) and add it again.`
    );
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const line = bytes.subarray(0, zero).filter((byte) => byte === LINE_FEED).length + 1;
    throw new LocalFileError(`${name}, line ${line}: the file is no text. A table has to be a CSV file.`);
  }
}

/** Bytes of a header that are looked at: room for a thousand columns. */
const LONGEST_HEADER = 100_000;

/** The first line; a line break in quotes does not end it. */
function firstRecord(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, LONGEST_HEADER));
  return /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)![0];
}

/** The separator that stands most often in the header, outside quotes. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"(?:[^"]|"")*"/g, "");
  const times = (delimiter: string): number => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (times(delimiter) > times(best) ? delimiter : best));
}

function columnNames(header: string, delimiter: string, file: string): string[] {
  const names = splitRecord(header, delimiter).map((name) => name.trim());
  const empty = names.indexOf("");
  if (empty >= 0)
    throw new LocalFileError(
      `${file}, line 1: column ${empty + 1} has no name. The first line has to name every column.`
    );
  const lower = names.map((name) => name.toLowerCase());
  const twice = names.find((_, i) => lower.indexOf(lower[i]!) < i);
  if (twice)
    throw new LocalFileError(
      `${file}, line 1: two columns are named “${twice}”. Give each a name of its own.`
    );
  return names;
}

function splitRecord(record: string, delimiter: string): string[] {
  const cells = [""];
  let quoted = false;
  for (const character of record) {
    if (character === '"') quoted = !quoted;
    if (character === delimiter && !quoted) cells.push("");
    else cells[cells.length - 1] += character;
  }
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/s, "$1")
      .replaceAll('""', '"')
  );
}

/**
 * A table's name from that of its file: small letters, digits and underscores, beginning with a letter, at most 40;
 * none of those `taken`.
 */
export function localTableName(fileName: string, taken: readonly string[]): string {
  const words = fileName
    .replace(/\.[^.]*$/, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const base = (/^[a-z]/.test(words) ? words : `file_${words}`).slice(0, 40).replace(/_+$/, "");
  let name = base;
  for (let n = 2; taken.includes(name); n++) name = `${base}_${n}`;
  return name;
}
