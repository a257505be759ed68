import type { Engine } from "./engine.js";
import { LOCAL, LocalFileError } from "./local-csv.js";
import { addLocalTable } from "./local-table.js";
import { registerDatabase } from "./register-database.js";
import { sqlLiteral, sqlName } from "./sql-literal.js";

/** A file that a page names as a table, as FileAttachment gives it. */
export interface PageFile {
  /** As the page wrote it. */
  name: string;
  /** Its address. */
  href: string;
}

type Reader = (engine: Engine, name: string, file: PageFile) => Promise<void>;

/** How each kind of file becomes a table, by the end of its name. */
const READERS: readonly [RegExp, Reader][] = [
  [/\.(csv|tsv|txt)$/i, addCsv],
  [/\.arrow$/i, addArrow],
  [/\.(db|ddb|duckdb)$/i, attach]
];

/** The ends of the names of files that can be tables of a page, for people. */
export const TABLE_FILES = ".csv, .tsv, .arrow and .duckdb";

/**
 * Makes a file of the site a table of the engine, under a name of the page's choice. A database file is attached under
 * that name, to be read only, and of a large one only the parts that a query needs are fetched. Throws a {@link LocalFileError}
 * for a file that cannot be read.
 */
export async function addPageTable(engine: Engine, name: string, file: PageFile): Promise<void> {
  const read = READERS.find(([end]) => end.test(file.name))?.[1];
  if (!read) throw new LocalFileError(`${file.name} cannot be a table: a table's file is ${TABLE_FILES}.`);
  try {
    await read(engine, name, file);
  } catch (error) {
    if (error instanceof LocalFileError) throw error;
    const reason = error instanceof Error ? error.message.split("\n")[0] : error;
    throw new LocalFileError(`${file.name} could not be read as the table ${name}: ${reason}`);
  }
}

async function bytesOf({ name, href }: PageFile): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(href);
  if (!response.ok) throw new LocalFileError(`${name} could not be fetched: status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

async function addCsv(engine: Engine, name: string, file: PageFile): Promise<void> {
  await addLocalTable(engine, new File([await bytesOf(file)], file.name), name);
}

/** An Arrow file begins with these letters; a stream of Arrow, which the engine reads, does not. */
const ARROW_FILE = "ARROW1";

async function addArrow(engine: Engine, name: string, file: PageFile): Promise<void> {
  const bytes = await bytesOf(file);
  const isFile = new TextDecoder().decode(bytes.subarray(0, ARROW_FILE.length)) === ARROW_FILE;
  const connection = await engine.db.connect();
  try {
    await connection.query(`USE ${LOCAL}`);
    await connection.query(`DROP TABLE IF EXISTS ${sqlName(name)}`);
    await connection.insertArrowFromIPCStream(isFile ? await streamOf(bytes) : bytes, { name, create: true });
  } finally {
    await connection.close();
  }
}

async function streamOf(bytes: Uint8Array): Promise<Uint8Array> {
  const { tableFromIPC, tableToIPC } = await import("apache-arrow");
  return tableToIPC(tableFromIPC(bytes), "stream");
}

async function attach(engine: Engine, name: string, { href }: PageFile): Promise<void> {
  const path = `${LOCAL}/${name}.duckdb`;
  await registerDatabase(engine.db, path, new URL(href, document.baseURI).href);
  const connection = await engine.db.connect();
  try {
    await connection.query(`DETACH DATABASE IF EXISTS ${sqlName(name)}`);
    await connection.query(`ATTACH ${sqlLiteral(path)} AS ${sqlName(name)} (READ_ONLY)`);
  } finally {
    await connection.close();
  }
}
