import { type Database, openDatabase } from "../components/workbench/duckdb-client.js";
import { addPageTable, type PageFile } from "../duckdb/page-table.js";
import { ask } from "./ask.js";
import { planFiles } from "./plan-files.js";
import type { Sql } from "./sql-rows.js";

/**
 * What `sql` is in a page whose front matter names tables under `sql:`: those, and after them the plan's. Nothing is
 * fetched before the first question; after a failure the next one tries again.
 */
export function pageSql(tables: Record<string, PageFile>): Sql {
  let opened: Promise<Database> | undefined;
  const open = (): Promise<Database> => {
    opened ??= openWith(tables).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return async (strings, ...values) => ask(await open(), strings, values, { localFirst: true });
}

async function openWith(tables: Record<string, PageFile>): Promise<Database> {
  const database = await openDatabase(planFiles.database.href);
  for (const [name, file] of Object.entries(tables)) {
    await database.prepare(name, (engine) => addPageTable(engine, name, file));
  }
  return database;
}
