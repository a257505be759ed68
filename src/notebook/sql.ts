import { openDatabase } from "../components/workbench/duckdb-client.js";
import { sqlValue } from "../duckdb/sql-literal.js";
import { planFiles } from "./plan-files.js";

/**
 * The plan's tables in SQL, each `${…}` a value and never part of the query: ``await sql`SELECT … WHERE force = ${id}` ``.
 * Rows are plain objects; decimals are numbers. Nothing of the engine is fetched before the first question.
 */
export async function sql(
  strings: TemplateStringsArray,
  ...values: unknown[]
): Promise<Record<string, unknown>[]> {
  const database = await openDatabase(planFiles.database.href);
  const { rows } = await database.query(String.raw({ raw: strings }, ...values.map(sqlValue)));
  return rows;
}
