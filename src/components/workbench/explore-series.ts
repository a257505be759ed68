import { isMonth, type Month } from "../../plan/month.js";
import type { QueryResult } from "./duckdb-client.js";

/** What the values of a chart are. */
export type ValueColumn = "rate" | "percent" | "count" | "value";

/** One value of one force. */
export interface ExplorePoint {
  /** First month of the period; last month of a survey. */
  month: Month;
  value: number | null;
  row: Record<string, unknown>;
}

/** The values of one force, oldest first. */
export interface ForcePoints {
  force: string;
  /** Months that each value covers. */
  monthsPerPeriod: number;
  points: ExplorePoint[];
}

/** A result as a chart can draw it. */
export interface ExploreSeries {
  column: ValueColumn;
  forces: ForcePoints[];
  bases: string[];
}

/** Columns that hold the values, the first that a result has. */
const VALUES: readonly ValueColumn[] = ["rate", "percent", "count"];
const MONTHS = ["month", "period_end"];

/** Thrown for a result that no chart can be made of; the message says why. */
export class NoSeriesError extends Error {}

/** Reads a result by the names of its columns. Throws a {@link NoSeriesError} for one that holds no series. */
export function exploreSeries({ columns, rows }: QueryResult): ExploreSeries {
  const has = (name: string): boolean => columns.some((column) => column.name === name);
  const month = MONTHS.find(has);
  const value = VALUES.find((name) => columns.some((c) => c.name === name && c.type === "number"));
  if (!has("force") || !month || !value) {
    throw new NoSeriesError(
      "A chart needs columns named force, month (or period_end), and count, rate or percent; this result has not all of them."
    );
  }
  if (rows.length === 0) throw new NoSeriesError("There are no figures for this choice.");
  const forces = new Map<string, ForcePoints>();
  for (const row of rows) addRow(forces, row, { month, value, force: "force" });
  return { column: value, forces: [...forces.values()].map(inOrder), bases: basesOf(rows) };
}

/** Which columns of a result hold its months, its values and the names of its lines. */
export interface SeriesColumns {
  month: string;
  value: string;
  /** Null for a result that is one line. */
  force: string | null;
}

/** Reads a result by columns that the reader chose. Throws a {@link NoSeriesError} for one that holds no series. */
export function exploreSeriesBy({ rows }: QueryResult, columns: SeriesColumns): ExploreSeries {
  const forces = new Map<string, ForcePoints>();
  for (const row of rows) addRow(forces, row, columns);
  return { column: "value", forces: [...forces.values()].map(inOrder), bases: basesOf(rows) };
}

function addRow(
  forces: Map<string, ForcePoints>,
  row: Record<string, unknown>,
  columns: SeriesColumns
): void {
  const force = columns.force === null ? columns.value : String(row[columns.force]);
  const monthsPerPeriod = Number(row.months_per_period ?? 1);
  const entry = forces.get(force) ?? { force, monthsPerPeriod, points: [] };
  if (entry.monthsPerPeriod !== monthsPerPeriod) {
    throw new NoSeriesError(`${force} has both months and quarters: choose one with months_per_period.`);
  }
  const value = row[columns.value];
  entry.points.push({
    month: monthOf(row[columns.month]),
    value: typeof value === "number" && Number.isFinite(value) ? value : null,
    row
  });
  forces.set(force, entry);
}

/** "2014-09" from itself, or from a date. */
function monthOf(value: unknown): Month {
  const text = String(value).slice(0, 7);
  if (!isMonth(text)) throw new NoSeriesError(`“${value}” is not a month written YYYY-MM.`);
  return text;
}

function inOrder({ points, ...entry }: ForcePoints): ForcePoints {
  const sorted = [...points].sort((a, b) => (a.month < b.month ? -1 : 1));
  const twice = sorted.find((point, i) => point.month === sorted[i + 1]?.month);
  if (twice) {
    throw new NoSeriesError(
      `${entry.force} has more than one row for ${twice.month}: choose one series, or add up with sum() and GROUP BY.`
    );
  }
  return { ...entry, points: sorted };
}

function basesOf(rows: readonly Record<string, unknown>[]): string[] {
  return [...new Set(rows.map((row) => row.basis).filter((basis) => typeof basis === "string"))];
}
