import { type Month, monthsBetween } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import { lastIndexAt, periodsOf } from "../windows/series-window.js";

/** Months of a quarter. */
export const QUARTER = 3;

/**
 * Totals of the last `quarters` quarters, the latest of which ends with a month; quarters need not be those of the
 * calendar. Undefined when a period is missing, or when a quarterly series has no quarter that ends then.
 */
export function quarterTotals(series: Series, end: Month, quarters: number): number[] | undefined {
  const each = periodsOf(series, QUARTER);
  const first = lastIndexAt(series, end) - quarters * each + 1;
  const endsElsewhere = (monthsBetween(series.start, end) + 1) % series.monthsPerPeriod !== 0;
  if (first < 0 || endsElsewhere) return undefined;
  const totals = new Array<number>(quarters).fill(0);
  for (let i = 0; i < quarters * each; i++) {
    const count = series.counts[first + i];
    if (typeof count !== "number") return undefined;
    totals[Math.floor(i / each)]! += count;
  }
  return totals;
}
