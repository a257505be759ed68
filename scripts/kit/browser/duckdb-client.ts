import type { Database } from "../../../src/components/workbench/duckdb-client.js";

export { LocalFileError } from "../../../src/duckdb/local-csv.js";

/** In the kit as one file there is no database: its engine alone is 34 MB. */
export async function openDatabase(): Promise<Database> {
  throw new Error(
    "The kit as one file has no database, so sql and explorer need a page of the site. Ask there, or ask the host’s own " +
      "SQL for the file plan.duckdb of the site."
  );
}
