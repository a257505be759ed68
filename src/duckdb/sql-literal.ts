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

/** A value as SQL, whatever its kind; a list as it stands in `IN (…)`. Throws a TypeError for what no query can hold. */
export function sqlValue(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "string") return sqlLiteral(value);
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : `'${value}'::DOUBLE`;
  if (value instanceof Date) return `'${value.toISOString()}'::TIMESTAMP`;
  if (Array.isArray(value)) return value.length > 0 ? value.map(sqlValue).join(", ") : "NULL";
  throw new TypeError(
    `A query can hold a text, a number, a date, true, false, nothing, or a list of these, and not ${JSON.stringify(value)}.`
  );
}
