/** A name as SQL: in quotation marks, whatever it holds. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal. DuckDB and standard-conforming PostgreSQL know no other special character in it. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A file's path as a literal for the engine's readers, which would take *, ? and [ in it for patterns of other names. */
export function pathLiteral(path: string): string {
  return literal(path.replaceAll(/[*?[]/g, "[$&]"));
}
