/**
 * A text value as SQL: the one way in which a value enters a query. Whatever it holds, it stays a value: DuckDB reads
 * nothing in a quoted text but two quotes, which stand for one. Throws a RangeError for the one character that would
 * end a query early.
 */
export function sqlLiteral(value: string): string {
  if (value.includes("\0")) throw new RangeError("a value cannot hold the character of code 0");
  return `'${value.replaceAll("'", "''")}'`;
}

/** The name of a column or table as SQL, whatever characters it has. */
export function sqlName(name: string): string {
  if (name.includes("\0")) throw new RangeError("a name cannot hold the character of code 0");
  return `"${name.replaceAll('"', '""')}"`;
}
