import type { AsyncDuckDBConnection } from "@duckdb/duckdb-wasm";
import type { Engine } from "./engine.js";
import { LOCAL, type LocalCsv, LocalFileError, readLocalCsv } from "./local-csv.js";
import { plainNumberSql, wholeNumberSql } from "./plain-number.js";

/** A reader's own file as a table of the database. */
export interface LocalTable {
  /** As it is written in a query, after `local.`. */
  name: string;
  fileName: string;
  rows: number;
  columns: { name: string; type: "VARCHAR" | "BIGINT" | "DOUBLE" }[];
}

/**
 * Reads a CSV file into a table of the engine's memory; the file goes nowhere else. Every column is read as text first,
 * and becomes a number only when each of its values is one that a page holds exactly: months, dates and ids stay text. Throws a
 * {@link LocalFileError} that names the line.
 */
export async function addLocalTable(engine: Engine, file: File, name: string): Promise<LocalTable> {
  const csv = await readLocalCsv(file);
  const path = `${LOCAL}/${name}.csv`;
  await engine.db.registerFileBuffer(path, csv.bytes);
  const connection = await engine.db.connect();
  try {
    return await createTable(connection, csv, { path, name, fileName: file.name });
  } finally {
    await connection.close();
    await engine.db.dropFile(path);
  }
}

async function createTable(
  connection: AsyncDuckDBConnection,
  csv: LocalCsv,
  { path, name, fileName }: { path: string; name: string; fileName: string }
): Promise<LocalTable> {
  const raw = `${LOCAL}.${id(`${name} as text`)}`;
  try {
    await connection.query(`CREATE OR REPLACE TABLE ${raw} AS SELECT * FROM ${reading(path, csv)}`);
    const rows = await count(connection, raw);
    if (rows === 0) throw new LocalFileError(`${fileName} has a header and no rows.`);
    const columns = await typedColumns(connection, raw, csv.columns);
    const list = columns.map(
      (column) => `CAST(trim(${id(column.name)}) AS ${column.type}) AS ${id(column.name)}`
    );
    await connection.query(
      `CREATE OR REPLACE TABLE ${LOCAL}.${id(name)} AS SELECT ${list.join(", ")} FROM ${raw}`
    );
    return { name, fileName, rows, columns };
  } catch (error) {
    throw inPlainWords(error, fileName);
  } finally {
    await connection.query(`DROP TABLE IF EXISTS ${raw}`);
  }
}

/** Nothing is guessed: a row of another length is an error, never skipped or filled. */
function reading(path: string, { delimiter, columns }: LocalCsv): string {
  const types = columns.map((column) => `${text(column)}: 'VARCHAR'`).join(", ");
  return (
    `read_csv(${text(path)}, auto_detect = false, header = true, delim = ${text(delimiter)}, quote = '"', ` +
    `escape = '"', strict_mode = true, null_padding = false, ignore_errors = false, columns = {${types}})`
  );
}

async function count(connection: AsyncDuckDBConnection, table: string): Promise<number> {
  const result = await connection.query(`SELECT count(*) AS n FROM ${table}`);
  return Number(result.get(0)!.n);
}

async function typedColumns(
  connection: AsyncDuckDBConnection,
  table: string,
  names: readonly string[]
): Promise<LocalTable["columns"]> {
  const tests = names.map(
    (name, i) =>
      `bool_and(${wholeNumberSql(id(name))}) AS w${i}, bool_and(${plainNumberSql(id(name))}) AS n${i}`
  );
  const [row] = (await connection.query(`SELECT ${tests.join(", ")} FROM ${table}`)).toArray();
  return names.map((name, i) => ({
    name,
    type: row[`w${i}`] ? "BIGINT" : row[`n${i}`] ? "DOUBLE" : "VARCHAR"
  }));
}

/** What the engine says of a bad line, without the options that it suggests to programmers. */
function inPlainWords(error: unknown, fileName: string): Error {
  if (error instanceof LocalFileError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const cells = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  const place = line ? `${fileName}, line ${line}` : fileName;
  if (cells) {
    return new LocalFileError(
      `${place}: the row has ${cells[2]} ${cells[2] === "1" ? "cell" : "cells"} and the header has ${cells[1]}. A comma inside a value needs "quotes" around the value.`
    );
  }
  if (/unterminated quote/i.test(message))
    return new LocalFileError(`${place}: a quotation mark is opened and not closed.`);
  return new LocalFileError(`${place} could not be read: ${message.split("\n")[0]}`);
}

function id(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
