import { openDatabase } from "../components/workbench/duckdb-client.js";
import { ask } from "./ask.js";
import { planFiles } from "./plan-files.js";
import type { Sql } from "./sql-rows.js";

/**
 * The plan's tables in SQL, each `${…}` a value and never part of the query: ``await sql`SELECT … WHERE force = ${id}` ``.
 * Rows are plain objects; decimals are numbers. Nothing of the engine is fetched before the first question.
 */
export const sql: Sql = async (strings, ...values) =>
  ask(await openDatabase(planFiles.database.href), strings, values);
