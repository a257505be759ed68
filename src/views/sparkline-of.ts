import type { Month } from "../plan/month.js";
import type { Series } from "../plan/plan-data.js";
import { lastIndexAt, monthAt } from "../rules/windows/series-window.js";
import type { Sparkline } from "./page-files.js";

/** A sparkline shows two years. */
const SPARKLINE_MONTHS = 24;

/** The last counts of a series up to a period end. */
export function sparklineOf(series: Series, period: Month): Sparkline {
  const last = Math.min(lastIndexAt(series, period), series.counts.length - 1);
  const first = Math.max(0, last - SPARKLINE_MONTHS / series.monthsPerPeriod + 1);
  return {
    start: monthAt(series, first),
    monthsPerPeriod: series.monthsPerPeriod,
    counts: series.counts.slice(first, Math.max(0, last + 1))
  };
}
