import { deviation } from "../deviation.js";

/**
 * Standard error of the difference of the means of two independent samples whose variances may differ, in the unit of
 * the values: sqrt(s1^2 / n1 + s2^2 / n2), the denominator of Welch's t (1947, Biometrika 34, p. 28).
 * Undefined when a sample has fewer than two values. Throws a RangeError for a value that is NaN or infinite.
 */
export function differenceError(first: readonly number[], second: readonly number[]): number | undefined {
  const [a, b] = [deviation(first), deviation(second)];
  if (a === undefined || b === undefined) return undefined;
  return Math.sqrt((a * a) / first.length + (b * b) / second.length);
}
