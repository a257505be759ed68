import type { Database, QueryOptions } from "../components/workbench/duckdb-client.js";
import { sqlValue } from "../duckdb/sql-literal.js";
import type { Rows } from "./sql-rows.js";

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
