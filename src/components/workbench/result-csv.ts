import { csvText } from "../../words/csv-text.js";
import type { QueryResult } from "./duckdb-client.js";

/** A table of columns and rows as CSV. */
export function resultCsv({ columns, rows }: Pick<QueryResult, "columns" | "rows">): string {
  const names = columns.map(({ name }) => name);
  return csvText(
    names,
    rows.map((row) => names.map((name) => row[name]))
  );
}
