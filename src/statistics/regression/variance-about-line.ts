import { check, checkFinite } from "../check.js";
import { mean } from "../mean.js";

/**
 * Variance of equally spaced values about their straight line by least squares: the sum of squared residuals over n - 2.
 * Throws a RangeError for fewer than three values or one that is NaN or infinite.
 */
export function varianceAboutLine(values: readonly number[]): number {
  const n = values.length;
  check(n >= 3, "values", n, "three or more");
  checkFinite(values, "values");
  const centre = mean(values)!;
  let squares = 0;
  let products = 0;
  values.forEach((value, i) => {
    squares += (value - centre) ** 2;
    products += (value - centre) * (i - (n - 1) / 2);
  });
  const explained = products ** 2 / ((n * (n * n - 1)) / 12);
  return Math.max(0, squares - explained) / (n - 2);
}
