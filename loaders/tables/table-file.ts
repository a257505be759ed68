import { csvText } from "../files/csv-text.js";
import type { Columns, TableSpec } from "../files/table.js";

/**
 * A table under its name, as the text that the reader expects; null is a blank field. A column that a file may lack is left
 * out where rows have nothing in it.
 */
export function tableFile<C extends Columns>(
  { name, columns, mayLack = [] }: TableSpec<C>,
  rows: readonly Partial<Record<keyof C & string, unknown>>[]
): Record<string, string> {
  const isBlank = (column: string) => rows.length > 0 && rows.every((row) => (row[column] ?? "") === "");
  const written = Object.keys(columns).filter((column) => !mayLack.includes(column) || !isBlank(column));
  const lines = rows.map((row) => Object.fromEntries(written.map((column) => [column, row[column] ?? ""])));
  return { [name]: csvText(written, lines) };
}
