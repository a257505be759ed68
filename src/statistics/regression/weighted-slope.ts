import { check } from "../check.js";
import { weightedMean } from "../comparison/weighted-mean.js";
import { sum } from "../sum.js";

/** A value at a place, and one over the variance of its error. */
export interface WeightedPoint {
  x: number;
  y: number;
  weight: number;
}

/**
 * Slope of the straight line that fits points whose error variances are known, and its standard error, which comes from
 * those variances alone (Press et al. 1992, Numerical Recipes in C, 15.2). Its square over the squared error is
 * chi-square with one degree of freedom when there is no trend; for proportions, each with the variance of the overall
 * one, that is the test of Cochran (1954, Biometrics 10, p. 417) and Armitage (1955, Biometrics 11, p. 375).
 * Undefined unless points of two different x have a weight. Throws a RangeError for a negative weight, or a number that
 * is NaN or infinite.
 */
export function weightedSlope(
  points: readonly WeightedPoint[]
): { slope: number; standardError: number } | undefined {
  for (const { y } of points) check(Number.isFinite(y), "y", y, "a finite number");
  const weights = points.map(({ weight }) => weight);
  const middle = weightedMean(
    points.map(({ x }) => x),
    weights
  );
  if (middle === undefined) return undefined;
  const spread = sum(points.map(({ x, weight }) => weight * (x - middle) ** 2));
  if (spread === 0) return undefined;
  const slope = sum(points.map(({ x, y, weight }) => weight * (x - middle) * y)) / spread;
  return { slope, standardError: 1 / Math.sqrt(spread) };
}
