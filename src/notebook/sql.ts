import { type Database, openDatabase, type QueryOptions } from "../components/workbench/duckdb-client.js";
import { sqlValue } from "../duckdb/sql-literal.js";
import { planFiles } from "./plan-files.js";

/** The rows of an answer, as plain objects by column name, and the names of the columns in order. */
export type Rows = Record<string, unknown>[] & { columns: string[] };

/** A question in SQL, as a cell or a block of a page asks it. */
export type Sql = (strings: readonly string[], ...values: unknown[]) => Promise<Rows>;

/**
 * The plan's tables in SQL, each `${…}` a value and never part of the query: ``await sql`SELECT … WHERE force = ${id}` ``.
 * Rows are plain objects; decimals are numbers. Nothing of the engine is fetched before the first question.
 */
export const sql: Sql = async (strings, ...values) =>
  ask(await openDatabase(planFiles.database.href), strings, values);

/** Asks a database, each value in its place between the strings. No row of the answer is left out. */
export async function ask(
  database: Database,
  strings: readonly string[],
  values: readonly unknown[],
  options: QueryOptions = {}
): Promise<Rows> {
  const query = String.raw({ raw: strings }, ...values.map(sqlValue));
  const { rows, columns } = await database.query(query, { limit: Infinity, ...options });
  return Object.assign(rows, { columns: columns.map(({ name }) => name) });
}
