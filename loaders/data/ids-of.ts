/** The ids that a table holds, or null when the table was not read whole. */
export function idsOf<R>(
  table: { rows: R[]; sound: boolean } | null,
  idOf: (row: R) => string | null
): Set<string> | null {
  return table?.sound ? new Set(table.rows.flatMap((row) => idOf(row) ?? [])) : null;
}
