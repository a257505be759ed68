/** Rows as the text of a CSV file with a header; a field is quoted only when it must be. */
export function csvText<T extends object>(
  columns: readonly (keyof T & string)[],
  rows: readonly T[]
): string {
  const lines = rows.map((row) => columns.map((column) => field(String(row[column]))).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
