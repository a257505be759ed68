import { mean } from "./mean.js";

/**
 * Sample standard deviation (divisor n - 1), in the unit of the values; undefined for fewer than two values.
 * Two passes with a correction for the rounding of the mean (Chan, Golub & LeVeque 1983, The American
 * Statistician 37, p. 242, eq. 1.7), so that it keeps its digits when the values are large and close together.
 * Throws a RangeError for a value that is NaN or infinite.
 */
export function deviation(values: readonly number[]): number | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const centre = mean(values)!;
  let squares = 0;
  let drift = 0;
  for (const value of values) {
    const distance = value - centre;
    squares += distance * distance;
    drift += distance;
  }
  return Math.sqrt(Math.max(0, squares - (drift * drift) / n) / (n - 1));
}
