import { formatNumber } from "../../words/format.js";
import type { Column } from "./duckdb-client.js";

/** Text for the values of one column; null and empty text are left to whoever shows them. */
export type CellFormat = (value: unknown) => string;

/** More are hardly read; the exact figure is in the file and under the pointer. */
const MOST_DECIMALS = 4;
/** Above this a double is no longer exact to the unit. */
const LARGEST = 1e15;

/** How a column is written: its numbers all with as many decimals as they need, at most four; years as years. */
export function columnFormat(column: Column, rows: readonly Record<string, unknown>[]): CellFormat {
  if (column.type !== "number") return plainText;
  const values = rows.map((row) => row[column.name]).filter((value) => typeof value === "number");
  if (isYears(column.name, values)) return plainText;
  const decimals = values.reduce((most, value) => Math.max(most, decimalPlaces(value)), 0);
  return (value) => (typeof value === "number" ? cellNumber(value, decimals) : plainText(value));
}

function plainText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** "2,014" is no year. */
function isYears(name: string, values: readonly number[]): boolean {
  const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value < 2200;
  return /year/i.test(name) && values.every(isYear);
}

function cellNumber(value: number, decimals: number): string {
  const size = Math.abs(value);
  const lost = size !== 0 && size < 0.5 * 10 ** -decimals;
  return !Number.isFinite(value) || lost || size > LARGEST
    ? String(value).replace("-", "−")
    : formatNumber(value, decimals);
}

/** Decimals of the shortest text that is this number, at most {@link MOST_DECIMALS}. */
function decimalPlaces(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return 0;
  const [digits = "", exponent = "0"] = String(value).split("e");
  const places = (digits.split(".")[1]?.length ?? 0) - Number(exponent);
  return Math.min(MOST_DECIMALS, Math.max(0, places));
}
