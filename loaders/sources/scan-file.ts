import { identifier, literal, pathLiteral } from "../duckdb/sql-text.js";
import { groupBy } from "../files/group-by.js";
import { quoted } from "../files/quoted.js";
import { csvHead } from "./csv-head.js";
import type { Engine } from "./engine.js";
import { forceOfFile } from "./force-names.js";
import { groupColumns, groupSums } from "./group-columns.js";
import { checkHeadings, csvHeadings, headingIndex, refuseRepeated } from "./headings.js";
import type { IdHashes } from "./id-hashes.js";
import { linesAt } from "./lines-at.js";
import { LONGEST_QUOTATION, longQuotation } from "./long-quotation.js";
import { hasTime } from "./month-of-date.js";
import { firstLine, parquetRelation, parquetText, parquetTypes } from "./parquet-text.js";
import { columnsOf } from "./read-sources-file.js";
import { PLACES } from "./rejected-records.js";
import { CELL_HEADINGS, isWide, type Source } from "./source.js";
import { UnreadableFile } from "./unreadable-file.js";
import { cellRecords, type MonthColumn, monthColumns } from "./wide-table.js";

/** Rows that are no records, for one reason: too few or too many fields, letters in another encoding. */
export interface MalformedRows {
  reason: string;
  rows: number;
  /** Lines of the first of them. */
  lines: number[];
}

/** What reading one file gave, beside its groups. */
export interface Scan {
  /** Rows that are records: all of them are in the table of groups. */
  records: number;
  malformed: MalformedRows[];
  /** Its dates were cut behind the day. */
  cutDates: boolean;
  /** Sentences about the file. */
  notes: string[];
}

/** Mistakes of quotation marks: what follows them cannot be told apart, so no row after them can be trusted. */
const SPOILS_THE_REST = new Set(["UNQUOTED VALUE", "LINE SIZE OVER MAXIMUM"]);

/** Where records are read into. */
export interface ScanTarget {
  engine: Engine;
  ids: IdHashes;
  /** The last file had rows that are no records, as the next is likely to have then: it is read for them at once. */
  hadOthers: boolean;
}

/**
 * Reads one file into the table `groups` (and the ids of its records into `ids`), in one pass and bounded memory.
 * Throws an {@link UnreadableFile}.
 */
export async function scanFile(
  target: ScanTarget,
  source: Source,
  { path, name }: { path: string; name: string },
  file: number
): Promise<Scan> {
  return /\.parquet$/.test(path) || source.kind === "parquet"
    ? scanParquet(target, source, path, file)
    : scanCsv(target, source, { path, name }, file);
}

async function scanParquet(target: ScanTarget, source: Source, path: string, file: number): Promise<Scan> {
  const { engine } = target;
  const types = await parquetTypes(engine, path);
  const header = [...types.keys()];
  checkHeadings(header, source);
  const relation = parquetRelation(`read_parquet(${pathLiteral(path)})`, header, types, source);
  const columns = columnsOf(source);
  refuseRoundedIds(types, columns);
  const text = (name: string): string => parquetText(types, columns[name]!);
  await group(target, source, relation, file, text, true);
  const [found] = await engine.rows<{ records: number }>(`SELECT ${recordsOf(file)}`);
  const { records } = found!;
  return { records, malformed: [], cutDates: true, notes: [] };
}

/** Ids that were written as numbers with decimals have lost their last digits: several are one now. */
function refuseRoundedIds(types: ReadonlyMap<string, string>, { id }: Record<string, string>): void {
  const at = id === undefined ? -1 : headingIndex([...types.keys()], id);
  const type = [...types.values()][at];
  if (type !== "DOUBLE" && type !== "FLOAT") return;
  throw new UnreadableFile(
    `the column ${quoted(id!)} of ids holds numbers that are rounded (${type})`,
    "ids as texts or whole numbers",
    "Write the column as text: of an id with more than 15 digits the last ones are lost."
  );
}

async function scanCsv(
  target: ScanTarget,
  source: Source,
  { path, name: fileName }: { path: string; name: string },
  file: number
): Promise<Scan> {
  const { engine } = target;
  const delimiter = source.delimiter ?? ",";
  const head = csvHead(path, delimiter, source.header_row);
  const inFile = csvHeadings(head, source);
  refuseRepeated(inFile, source, head.line);
  const months = isWide(source) ? monthColumns(inFile, source, head.line) : null;
  const header = months ? [...inFile, CELL_HEADINGS.date, CELL_HEADINGS.count] : inFile;
  const columns = columnsOf(source);
  const text = (name: string): string =>
    name === "force" && source.believe === "file-name"
      ? literal(forceOfFile(fileName) ?? "")
      : identifier(columnName(headingIndex(header, columns[name]!)));
  const cutDates = hasTime(head.first?.[headingIndex(header, columns.date ?? "")] ?? "");
  const read = (rejects?: string): Promise<void> => {
    const rows = csvRelation(path, { header: inFile, delimiter, rejects, above: head.line - 1 });
    const relation = months ? csvCells(rows, months, inFile.length) : rows;
    return group(target, source, relation, file, text, cutDates);
  };
  const isWhole = !target.hadOthers && (await hasOnlyRecords(read));
  const malformed = isWhole ? [] : await readAround(engine, path, read, `rejects_${file}`, head.endsWithLine);
  target.hadOthers = malformed.length > 0;
  const [found] = await engine.rows<{ records: number }>(`SELECT ${recordsOf(file)}`);
  const { records } = found!;
  const notes = head.endsWithLine
    ? []
    : ["its last line has no end: make sure that the file was not cut short"];
  return { records, malformed: months ? asCells(malformed, months) : malformed, cutDates, notes };
}

/** Reads a file, if it is nothing but records, as most are; the engine stops at the first row that is none. */
async function hasOnlyRecords(read: () => Promise<void>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (isCsvError(error as Error)) return false;
    throw error;
  }
}

/** Reads a file that has rows which are no records, into a table `rejects` of its own; they are what is returned. */
export async function readAround(
  engine: Engine,
  path: string,
  read: (rejects: string) => Promise<void>,
  rejects: string,
  endsWithLine: boolean
): Promise<MalformedRows[]> {
  const long = await longQuotation(path);
  if (long !== null) throw endlessQuotation((await linesAt(path, [long])).get(long)!);
  try {
    await read(rejects).catch((error: Error) => {
      throw csvError(error);
    });
    return await malformedRows(engine, path, rejects, endsWithLine);
  } finally {
    await engine.run(`DROP TABLE IF EXISTS ${rejects}; DROP TABLE IF EXISTS ${rejects}_scan`);
  }
}

/** The cells of a wide table as records, under the next two names of columns. */
const csvCells = (rows: string, months: readonly MonthColumn[], width: number): string =>
  cellRecords(rows, months, { date: columnName(width), count: columnName(width + 1) }, ({ index }) =>
    identifier(columnName(index))
  );

/** A row that cannot be read loses every count that it should hold. */
const asCells = (malformed: MalformedRows[], months: readonly MonthColumn[]): MalformedRows[] =>
  malformed.map((found) => ({ ...found, rows: found.rows * months.length }));

/** Bytes that one thread of the engine reads at a time: its usual 32 MB leave threads idle at the end of each month's file. */
const BUFFER_BYTES = 8_000_000;

/** What the engine calls a column: headings may be blank, or differ in their capitals only. */
export const columnName = (index: number): string => `column ${index}`;

/**
 * The records of a CSV file as DuckDB reads them: every field a text; rows that are no records go into the table `rejects`,
 * and without one are an error.
 */
export function csvRelation(
  path: string,
  {
    header,
    delimiter,
    rejects,
    above
  }: { header: string[]; delimiter: string; rejects: string | undefined; above: number }
): string {
  const columns = header.map((_, i) => `${literal(columnName(i))}: 'VARCHAR'`);
  const options = [
    "auto_detect = false",
    "header = true",
    `skip = ${above}`,
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `columns = {${columns.join(", ")}}`,
    `buffer_size = ${BUFFER_BYTES}`,
    ...(rejects === undefined
      ? [`max_line_size = ${LONGEST_QUOTATION}`]
      : [
          "store_rejects = true",
          `rejects_table = ${literal(rejects)}`,
          `rejects_scan = ${literal(`${rejects}_scan`)}`
        ])
  ];
  return `read_csv(${pathLiteral(path)}, ${options.join(", ")})`;
}

/**
 * Adds the groups of a relation, and the ids of its records as 64-bit hashes when the source has ids: in one pass, each
 * group with the list of its ids.
 */
async function group(
  { engine, ids }: ScanTarget,
  source: Source,
  relation: string,
  file: number,
  text: (name: string) => string,
  cutDates: boolean
): Promise<void> {
  const keys = groupColumns(source, text, cutDates).map(({ sql }) => sql);
  const values = [String(file), ...keys, ...groupSums(source, text)].map((sql, i) => `${sql} AS v${i}`);
  const hasIds = Object.hasOwn(columnsOf(source), "id");
  const list = hasIds ? `list(hash(${text("id")}))` : "NULL";
  await engine.run(
    `CREATE TABLE scanned AS SELECT ${values.join(", ")}, ${list} AS ids FROM ${relation} GROUP BY ALL`
  );
  const groupNumber = "(SELECT count(*) FROM groups) + rowid";
  const lists = hasIds ? engine.lists(`SELECT ${groupNumber}, ids FROM scanned`) : [];
  for await (const { number, halves } of lists) ids.add(number, halves);
  await engine.run(
    `INSERT INTO groups SELECT ${groupNumber}, * EXCLUDE (ids) FROM scanned; DROP TABLE scanned`
  );
}

/** SQL of the number of records that a file's groups hold. */
const recordsOf = (file: number): string =>
  `(SELECT coalesce(sum(records), 0) FROM groups WHERE file = ${file}) AS records`;

const REASONS: Record<string, string> = {
  "MISSING COLUMNS": "it has fewer fields than the headings",
  "TOO MANY COLUMNS": "it has more fields than the headings",
  "INVALID ENCODING": "it is not UTF-8 text (perhaps encoding: windows-1252)"
};

/** A file's rows that are no records, by reason. */
async function malformedRows(
  engine: Engine,
  path: string,
  rejects: string,
  endsWithLine: boolean
): Promise<MalformedRows[]> {
  const rows = `(SELECT CAST(line_byte_position AS BIGINT) AS byte, min(CAST(error_type AS VARCHAR)) AS type,
      bool_or(CAST(error_type AS VARCHAR) IN (${[...SPOILS_THE_REST].map(literal).join(", ")})) AS spoils
    FROM ${rejects} GROUP BY line_byte_position)`;
  const [spoiling] = await engine.rows<{ byte: number }>(
    `SELECT byte FROM ${rows} WHERE spoils ORDER BY byte LIMIT 1`
  );
  if (spoiling) throw brokenQuotes((await linesAt(path, [spoiling.byte])).get(spoiling.byte)!);
  const last = endsWithLine ? "false" : `byte = (SELECT max(byte) FROM ${rows}) AND type = 'MISSING COLUMNS'`;
  const found = await engine.rows<{ byte: number; type: string; cut: boolean; rows: number }>(
    `WITH typed AS (SELECT byte, type, ${last} AS cut FROM ${rows})
     SELECT byte, type, cut, count(*) OVER (PARTITION BY type, cut) AS rows FROM typed
     QUALIFY row_number() OVER (PARTITION BY type, cut ORDER BY byte) <= ${PLACES} ORDER BY byte`
  );
  const lines = await linesAt(
    path,
    found.map(({ byte }) => byte)
  );
  return [...groupBy(found, ({ type, cut }) => malformedReason(type, cut))].map(([reason, own]) => ({
    reason,
    rows: own[0]!.rows,
    lines: own.map(({ byte }) => lines.get(byte)!)
  }));
}

function brokenQuotes(line: number): UnreadableFile {
  return new UnreadableFile(
    "a quotation mark is opened and never closed, or stands inside a field",
    'a field in quotation marks from end to end, with "" for a mark inside it',
    "Mend this line, or get the file again if it was cut short: nothing after it can be trusted.",
    line
  );
}

function endlessQuotation(line: number): UnreadableFile {
  return new UnreadableFile(
    "a quotation mark is opened here, and closed only after more than a million letters",
    "texts of some lines",
    "Look for a quotation mark that is missing, or one too many: the records between were taken for one text.",
    line
  );
}

function malformedReason(type: string, isCut: boolean): string {
  const reason = REASONS[type] ?? `it cannot be read (${type.toLowerCase()})`;
  return isCut ? `${reason}, and no end: the file seems to be cut short` : reason;
}

/** Is an error of DuckDB about what is in a CSV file? */
const isCsvError = ({ message }: Error): boolean => /CSV|Invalid Input Error/.test(message);

/** What DuckDB says when it cannot go on, as a problem with the file. */
function csvError(error: Error): Error {
  if (!isCsvError(error)) return error;
  const line = Number(/Line: (\d+)/.exec(error.message)?.[1] ?? 1);
  return new UnreadableFile(
    /state machine/.test(error.message)
      ? "its lines end in different ways, or a text goes on behind its quotation marks"
      : firstLine(error),
    "CSV in UTF-8, every line ended alike",
    "Save or export the file again; lines that end in different ways are often two files put together.",
    line
  );
}
