import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import { oddMonths } from "../../statistics/regression/odd-months.js";
import type { OddMonthRead } from "../rating.js";
import { lastIndexAt, monthAt } from "./series-window.js";

/** The odd months of a series up to a period end, judged by what was known then; none of a series of quarters. */
export function oddMonthsRead(series: Series, period: Month): OddMonthRead[] {
  if (series.monthsPerPeriod !== 1) return [];
  const known = series.counts.slice(0, Math.max(0, lastIndexAt(series, period) + 1));
  return oddMonths(known).map(({ index, count, expected }) => ({
    month: monthAt(series, index),
    count,
    expected
  }));
}
