/** Significant digits that evidence keeps. */
const DIGITS = 4;

/**
 * JSON with one line for each element of a list and each small object, numbers at four significant digits: a table
 * that can be read, and compared line by line.
 */
export function rowsAsLines(value: unknown): string {
  return `${write(value, "")}\n`;
}

/** Longest value that stays on one line. */
const WIDTH = 400;

function write(value: unknown, indent: string): string {
  const line = JSON.stringify(value, (_, v) => (typeof v === "number" ? rounded(v) : v));
  if (typeof value !== "object" || value === null || isRow(value, line)) return line;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => `${deeper}${write(item, deeper)}`)
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${write(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}

/** A list of plain values, or an object of plain values and such lists, that fits on a line. */
function isRow(value: object, line: string): boolean {
  const isPlain = (item: unknown) => typeof item !== "object" || item === null;
  const isList = (item: unknown) => Array.isArray(item) && item.every(isPlain);
  const plain = isList(value) || Object.values(value).every((item) => isPlain(item) || isList(item));
  const record = !Array.isArray(value) || isList(value);
  return record && plain && line.length <= WIDTH;
}

function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
}
