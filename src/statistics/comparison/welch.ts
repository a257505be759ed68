import { deviation } from "../deviation.js";
import { studentTCdf } from "../distributions/student-t.js";
import { mean } from "../mean.js";

/** What Welch's test finds. */
export interface WelchTest {
  /** Mean of the first sample minus mean of the second. */
  difference: number;
  standardError: number;
  t: number;
  /** Seldom whole. */
  degreesOfFreedom: number;
  /** Two-sided. */
  pValue: number;
}

/**
 * Welch's t test of the means of two independent samples whose variances may differ.
 * Welch (1947), Biometrika 34, p. 28; Satterthwaite (1946) for the degrees of freedom.
 * Undefined when a sample has fewer than two values, or neither varies. Throws a RangeError for a NaN or infinite value.
 */
export function welchTest(first: readonly number[], second: readonly number[]): WelchTest | undefined {
  const [a, b] = [squaredError(first), squaredError(second)];
  if (a === undefined || b === undefined || a + b === 0) return undefined;
  const difference = mean(first)! - mean(second)!;
  const standardError = Math.sqrt(a + b);
  const t = difference / standardError;
  // From shares of the variance: the squares of tiny variances would vanish.
  const share = a / (a + b);
  const degreesOfFreedom = 1 / (share ** 2 / (first.length - 1) + (1 - share) ** 2 / (second.length - 1));
  return {
    difference,
    standardError,
    t,
    degreesOfFreedom,
    pValue: 2 * studentTCdf(-Math.abs(t), degreesOfFreedom)
  };
}

/** Square of the standard error of a mean. */
function squaredError(values: readonly number[]): number | undefined {
  const spread = deviation(values);
  return spread === undefined ? undefined : spread ** 2 / values.length;
}
