import { type Month, monthsBetween } from "../../src/plan/month.js";
import { largestRemainder } from "./largest-remainder.js";

/** A run of months, both ends included, and the total that was printed for it. */
export interface PrintedWindow {
  from: Month;
  to: Month;
  total: number;
}

/** The count of one month. */
export interface MonthCount {
  month: Month;
  count: number;
}

/**
 * Scales a monthly series so that two windows add to their printed totals exactly. The factor is constant up to
 * the end of the first window and from the start of the second, and interpolated by month between them.
 */
export function scaleToPrinted(
  series: readonly MonthCount[],
  [first, second]: readonly [PrintedWindow, PrintedWindow]
): number[] {
  const factors = [first, second].map((window) => window.total / totalOf(series, window)) as [number, number];
  const gap = monthsBetween(first.to, second.from);
  const scaled = series.map(({ month, count }) => {
    const along = Math.min(1, Math.max(0, monthsBetween(first.to, month) / gap));
    return count * (factors[0] * (1 - along) + factors[1] * along);
  });
  const whole = scaled.map(Math.round);
  for (const window of [first, second]) {
    const start = series.findIndex(({ month }) => isIn(month, window));
    const length = series.filter(({ month }) => isIn(month, window)).length;
    whole.splice(start, length, ...largestRemainder(scaled.slice(start, start + length), window.total));
  }
  return whole;
}

const isIn = (month: Month, { from, to }: PrintedWindow): boolean => from <= month && month <= to;

function totalOf(series: readonly MonthCount[], window: PrintedWindow): number {
  return series.filter(({ month }) => isIn(month, window)).reduce((sum, { count }) => sum + count, 0);
}
