import { sqlName } from "../../duckdb/sql-literal.js";
import { addMonths, formatMonth, isMonth, type Month, monthIndex } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { LocalTable } from "./duckdb-client.js";
import { seriesOf } from "./explore-regular.js";

/** Thrown when a file's columns do not make a series of counts; the message says why, and where. */
export class LocalSeriesError extends Error {}

/** One row of a month and a count, as the file has them. */
export interface MonthCount {
  month: unknown;
  count: unknown;
}

/** The columns that hold the months and the counts, or null for each that cannot be told. */
export function monthAndCount({ columns }: LocalTable): { month: string | null; count: string | null } {
  const texts = columns.filter(({ type }) => type === "VARCHAR").map(({ name }) => name);
  const numbers = columns.filter(({ type }) => type !== "VARCHAR").map(({ name }) => name);
  const named = (names: string[], pattern: RegExp): string | undefined =>
    names.find((name) => pattern.test(name));
  return {
    month: named(texts, /month|period|date/i) ?? null,
    count: named(numbers, /count|offence|crime|number|total/i) ?? (numbers.length === 1 ? numbers[0]! : null)
  };
}

/** The query for a file's months and counts; `only` keeps the rows with one value in a column. */
export function localSeriesQuery(
  table: string,
  columns: { month: string; count: string },
  only: { column: string; literal: string } | null
): string {
  const where = only ? `\nWHERE ${sqlName(only.column)} = ${only.literal}` : "";
  return `SELECT ${sqlName(columns.month)} AS month, ${sqlName(columns.count)} AS count\nFROM local.${sqlName(table)}${where}\nORDER BY month`;
}

/**
 * A series of months from the rows of a file: a month without a row, or without a count, is a gap. A day after the month
 * is left out when it is the first. Throws a {@link LocalSeriesError} for anything else than one whole count a month.
 */
export function localSeries(rows: readonly MonthCount[], basis: string): Series {
  if (rows.length === 0) throw new LocalSeriesError("There are no rows for this choice.");
  const points = rows.map(({ month, count }) => ({
    month: monthOf(month),
    value: countOf(count, month),
    row: {}
  }));
  points.sort((a, b) => monthIndex(a.month) - monthIndex(b.month));
  const twice = points.find((point, i) => point.month === points[i + 1]?.month);
  if (twice) {
    const times = points.filter(({ month }) => month === twice.month).length;
    throw new LocalSeriesError(
      `${formatMonth(twice.month)} has ${times} rows; a chart needs one for each month. Choose the rows to read, or add them up with a query.`
    );
  }
  return seriesOf({ force: "", monthsPerPeriod: 1, points }, [basis]);
}

/** Months between the first and the last without a count, oldest first. */
export function gapsOf({ start, counts }: Series): Month[] {
  return counts.flatMap((count, i) => (count === null ? [addMonths(start, i)] : []));
}

function monthOf(value: unknown): Month {
  const written = String(value ?? "").trim();
  const month = written.replace(/-01$/, (day) => (written.length === 10 ? "" : day));
  if (!isMonth(month)) {
    throw new LocalSeriesError(
      value === null
        ? "A row has no month. Every row needs one, written YYYY-MM, such as 2014-09."
        : `“${written}” is not a month written YYYY-MM, such as 2014-09.`
    );
  }
  return month;
}

function countOf(value: unknown, month: unknown): number | null {
  if (value === null) return null;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw new LocalSeriesError(
    `The count of ${month} is “${value}”; expected a whole number from 0, without separators of thousands.`
  );
}
