import type { FileTable } from "../../kit/measure-save-file.js";
import type { QueryResult } from "./duckdb-client.js";

/** A result as a table for a file. */
export function resultFile({ columns, rows }: Pick<QueryResult, "columns" | "rows">): FileTable {
  const names = columns.map(({ name }) => name);
  return { headings: names, rows: rows.map((row) => names.map((name) => row[name])) };
}
