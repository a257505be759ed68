import { check } from "../check.js";
import { chiSquareQuantile } from "../distributions/chi-square.js";
import { upperProbability } from "../distributions/critical-value.js";
import type { Interval } from "../interval.js";

/**
 * Exact interval for the mean of a Poisson count, from chi-square quantiles; exactly 0 below a count of 0. The count
 * need not be whole. `confidence` from 0 to 1. Garwood (1936), Biometrika 28, p. 437.
 * Throws a RangeError unless the count is a finite number of 0 or more.
 */
export function poissonInterval(count: number, confidence: number): Interval {
  check(count >= 0 && count < Number.POSITIVE_INFINITY, "count", count, "a finite number of 0 or more");
  const upper = upperProbability(confidence);
  return {
    lower: count === 0 ? 0 : chiSquareQuantile(1 - upper, 2 * count) / 2,
    upper: chiSquareQuantile(upper, 2 * (count + 1)) / 2
  };
}
