import { addMonths, formatMonth, formatMonthShort, type Month, monthIndex } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";

/** Months from `from` to `to`, both included. */
export interface Span {
  from: Month;
  to: Month;
}

/** One period of a series, as a chart places it. */
export interface SeriesPoint {
  /** First month of the period. */
  month: Month;
  /** Middle of the period on the month axis. */
  x: number;
  /** Null is a gap: nothing is drawn, and lines break. */
  value: number | null;
}

/** Where the middle of a period lies on the month axis. */
export function periodMiddle(month: Month, monthsPerPeriod: 1 | 3): number {
  return monthIndex(month) + (monthsPerPeriod - 1) / 2;
}

/** Edges of a span on the month axis: half a month before the first and after the last. */
export function spanEdges({ from, to }: Span): [number, number] {
  return [monthIndex(from) - 0.5, monthIndex(to) + 0.5];
}

/** The whole periods of a series that lie in a span, oldest first. */
export function seriesPoints(series: Series, span: Span): SeriesPoint[] {
  const { start, monthsPerPeriod, counts } = series;
  return counts
    .map((value, i) => ({ month: addMonths(start, i * monthsPerPeriod), value }))
    .filter(({ month }) => month >= span.from && addMonths(month, monthsPerPeriod - 1) <= span.to)
    .map(({ month, value }) => ({ month, x: periodMiddle(month, monthsPerPeriod), value }));
}

/** "September 2014", or "Jul to Sep 2014" for a quarter. */
export function pointName(month: Month, monthsPerPeriod: 1 | 3): string {
  if (monthsPerPeriod === 1) return formatMonth(month);
  return `${formatMonthShort(month).slice(0, 3)} to ${formatMonthShort(addMonths(month, 2))}`;
}

/** "a month" or "a quarter". */
export function perPeriod(monthsPerPeriod: 1 | 3): string {
  return monthsPerPeriod === 1 ? "a month" : "a quarter";
}
