/**
 * Rows as CSV (RFC 4180), under a header: numbers in full, null as an empty cell, lists and objects as JSON. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front; a number, negative or not, is left alone.
 */
export function csvText(headings: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [headings, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

/** One cell of a CSV file, quoted where it must be; what a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return quoted(harmless(typeof value === "object" ? JSON.stringify(value) : String(value)));
}

/** Would a spreadsheet compute it? */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

function harmless(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/** Empty text is quoted, so that it is not a null. */
function quoted(text: string): string {
  return text === "" || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
