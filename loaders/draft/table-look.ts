import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { formatUnits } from "../../src/words/format.js";
import { pathLiteral } from "../duckdb/sql-text.js";
import { groupBy } from "../files/group-by.js";
import { quoted } from "../files/quoted.js";
import type { Engine } from "../sources/engine.js";
import { fileKind, firstBytes } from "../sources/file-kind.js";
import { type InputFile, inputsOf, openInput } from "../sources/input-files.js";
import { parquetText, parquetTypes } from "../sources/parquet-text.js";
import { columnName, csvRelation, readAround } from "../sources/scan-file.js";
import type { Source } from "../sources/source.js";
import { inUtf8 } from "../sources/text-encoding.js";
import { UnreadableFile } from "../sources/unreadable-file.js";
import { headingsOfSheet, sheetNames, writeSheet } from "../sources/workbook.js";
import { DamagedFile } from "../sources/zip.js";
import { type ColumnLook, lookAtColumns } from "./column-look.js";
import { encodingOfText, textForm } from "./text-form.js";

/** How sources.yaml has to say that a table is read; nothing where readers tell by themselves. */
export type TableForm = Pick<Source, "format" | "encoding" | "delimiter" | "header_row"> & {
  isParquet?: true;
};

/** What was seen of one table: a file, a member of a zip, a sheet of a workbook. */
export interface TableLook {
  /** How messages call it. */
  name: string;
  /** The file on the disk. */
  file: string;
  /** Last name on the way through zips. */
  member?: string;
  sheet?: string;
  form: TableForm;
  records: number;
  columns: ColumnLook[];
  /** Sentences about what is odd. */
  doubts: string[];
}

/** What was seen of a file, and what could not be looked at, a sentence each. */
export interface FileLook {
  tables: TableLook[];
  unread: string[];
}

/** What is said of headings that are dates or numbers. */
export const MAY_BE_A_RECORD =
  "its first line may be a record: if it has no line of headings, write one above";

/** A source that takes whatever a file holds. */
const ANYTHING: Source = { id: "draft", kind: "csv", basis: "recorded", members: "" };

/** Members of a zip that are looked at of each ending: the others are taken to be like them. */
const MEMBERS = 12;

/** Table of the lines that are no records. */
const REJECTS = "no_records";

const UNUSED = Promise.resolve("");

/** Looks at every table of a file. */
export async function lookAtFile(engine: Engine, file: string, scratch: string): Promise<FileLook> {
  const whole = { name: basename(file), path: file, members: [] };
  const found: FileLook = { tables: [], unread: [] };
  await attempt(whole.name, found, async () => {
    const isWorkbook = (await fileKind(file)) === "workbook";
    const inputs = isWorkbook ? [whole] : await inputsOf(whole, ANYTHING, scratch);
    const { chosen, unread } = chosenInputs(inputs, file);
    found.unread.push(...unread);
    for (const input of chosen)
      await attempt(input.name, found, () => lookAtOpened(engine, input, scratch, found));
  });
  return found;
}

/** Runs a step that looks at something; what cannot be read is said, and passed over. */
async function attempt(name: string, found: FileLook, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof UnreadableFile || error instanceof DamagedFile)) throw error;
    const line = error instanceof UnreadableFile && error.line > 1 ? `, line ${error.line}` : "";
    const advice = error instanceof UnreadableFile ? `. ${error.hint.replace(/\.$/, "")}` : "";
    found.unread.push(`${name}${line}: ${error.message}${advice}`);
  }
}

async function lookAtOpened(
  engine: Engine,
  input: InputFile,
  scratch: string,
  found: FileLook
): Promise<void> {
  const opened = await openInput(input, ANYTHING, scratch, UNUSED);
  try {
    await lookAtInput(engine, input, opened.path, scratch, found);
  } finally {
    if (opened.path !== input.path) rmSync(opened.path, { force: true });
  }
}

/** The first, the last and some between of the inputs with each ending. */
function chosenInputs(inputs: InputFile[], file: string): { chosen: InputFile[]; unread: string[] } {
  const endings = groupBy(inputs, ({ members }) => endingOf(members.at(-1) ?? file));
  const unread: string[] = [];
  const chosen = [...endings].flatMap(([ending, own]) => {
    if (own.length <= MEMBERS) return own;
    unread.push(
      `${basename(file)}: ${MEMBERS} of the ${own.length} members that end in ${quoted(ending)} were looked at`
    );
    return Array.from(
      { length: MEMBERS },
      (_, i) => own[Math.round((i * (own.length - 1)) / (MEMBERS - 1))]!
    );
  });
  return { chosen, unread };
}

/** How a name ends, from its last hyphen if it has one: “-street.csv”. */
const endingOf = (name: string): string => /(-[A-Za-z]+)*\.[^./]*$/.exec(name)?.[0].toLowerCase() ?? "";

async function lookAtInput(
  engine: Engine,
  input: InputFile,
  path: string,
  scratch: string,
  found: FileLook
): Promise<void> {
  const member = input.members.at(-1);
  const of = { name: input.name, file: input.path, ...(member !== undefined && { member }) };
  if ((await fileKind(path)) === "workbook") return lookAtWorkbook(engine, of, path, scratch, found);
  if (isParquet(path)) {
    const types = await parquetTypes(engine, path);
    const cells = [...types.keys()].map((heading) => ({ heading, sql: parquetText(types, heading) }));
    const look = await lookAtColumns(engine, `read_parquet(${pathLiteral(path)})`, cells);
    found.tables.push({ ...of, form: { isParquet: true }, ...look, doubts: [] });
    return;
  }
  const encoding = await encodingOfText(path);
  const utf8 = await inUtf8(path, { ...ANYTHING, ...(encoding && { encoding }) }, join(scratch, "draft.csv"));
  try {
    const look = await lookAtText(engine, utf8);
    if (look) found.tables.push({ ...of, ...look, form: { ...(encoding && { encoding }), ...look.form } });
    else found.unread.push(`${input.name}: no table could be told in it`);
  } finally {
    if (utf8 !== path) rmSync(utf8, { force: true });
  }
}

async function lookAtWorkbook(
  engine: Engine,
  of: Pick<TableLook, "name" | "file">,
  path: string,
  scratch: string,
  found: FileLook
): Promise<void> {
  const names = sheetNames(path);
  for (const sheet of names) {
    const headings = headingsOfSheet(path, sheet);
    const own = { ...of, name: `${of.name}/${sheet}`, ...(names.length > 1 && { sheet }) };
    if (!headings) {
      found.unread.push(`${own.name}: no row names all columns of the sheet`);
      continue;
    }
    const csv = join(scratch, "draft-sheet.csv");
    const { row, isFirst } = headings;
    await writeSheet(path, sheet, { ...ANYTHING, header_row: row }, csv);
    const look = await lookAtText(engine, csv);
    rmSync(csv);
    const form = { format: "workbook" as const, ...(!isFirst && { header_row: row }) };
    if (look) found.tables.push({ ...own, ...look, form });
  }
}

/** Looks at a text in UTF-8; undefined when no table can be told in it. */
async function lookAtText(
  engine: Engine,
  path: string
): Promise<Pick<TableLook, "form" | "records" | "columns" | "doubts"> | undefined> {
  const form = textForm(path);
  if (!form) return undefined;
  const { delimiter, headerRow, header, isFirst } = form;
  const cells = header.map((heading, i) => ({ heading, sql: `"${columnName(i)}"` }));
  let look: Awaited<ReturnType<typeof lookAtColumns>> | undefined;
  const read = async (rejects: string): Promise<void> => {
    const relation = csvRelation(path, { header, delimiter, rejects, above: headerRow - 1 });
    look = await lookAtColumns(engine, relation, cells);
  };
  const malformed = await readAround(engine, path, read, REJECTS, true);
  if (!look || look.records === 0) return undefined;
  const rows = malformed.reduce((total, found) => total + found.rows, 0);
  const doubts =
    rows === 0
      ? []
      : [`${formatUnits(rows, "line is no record", "lines are no records")}: read-sources says which`];
  if (header.some(isValue)) doubts.push(MAY_BE_A_RECORD);
  return {
    form: { ...(delimiter !== "," && { delimiter }), ...(!isFirst && { header_row: headerRow }) },
    ...look,
    doubts
  };
}

/** Do the first bytes say that a file is Parquet? */
const isParquet = (path: string): boolean => firstBytes(path, 4).toString("latin1") === "PAR1";

/** A date or a number, which is no heading. */
const isValue = (text: string): boolean => /^\d[\d/.:, -]*$/.test(text);
