import { addMonths, monthOfYear } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import { monthAt } from "./series-window.js";

const QUARTER = 3;

/**
 * A series by calendar quarter: months added up, those of a quarter that is not whole at either end left out. A quarter of
 * which a month has no count has none, and is too small to publish where a month of it is. A quarterly series as it is.
 */
export function byQuarter(series: Series): Series {
  if (series.monthsPerPeriod === QUARTER) return series;
  const skipped = (QUARTER - (monthOfYear(series.start) % QUARTER)) % QUARTER;
  const quarters = Math.max(0, Math.floor((series.counts.length - skipped) / QUARTER));
  const starts = Array.from({ length: quarters }, (_, i) => skipped + i * QUARTER);
  const suppressed = starts
    .filter((at) => monthsFrom(series, at).some((month) => series.suppressed?.includes(month)))
    .map((at) => monthAt(series, at));
  return {
    ...series,
    start: monthAt(series, skipped),
    monthsPerPeriod: QUARTER,
    counts: starts.map((at) => sumOf(series.counts.slice(at, at + QUARTER))),
    ...(series.suppressed && { suppressed })
  };
}

const monthsFrom = (series: Series, index: number): string[] =>
  Array.from({ length: QUARTER }, (_, i) => addMonths(monthAt(series, index), i));

function sumOf(counts: (number | null)[]): number | null {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}
