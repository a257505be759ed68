import { forecastSmoothed } from "./exponential-smoothing.js";
import type { FittedSmoothing } from "./smoother.js";
import { weightedSumVariance } from "./weighted-sum-variance.js";

/** Added to a count before its logarithm is taken, so that zero has one. */
export const LOG_OFFSET = 0.5;

/** A forecast of counts whose errors multiply, so that no limit of it lies below zero. */
export interface CountForecast {
  /** Expected count of each period ahead, the next one first; 0 or more. */
  expected: number[];
  /**
   * Standard deviation of the logarithm of a total in which each period ahead is counted `weights` times
   * (0 leaves it out; 1/3 takes a third of it). By the delta method: the periods' errors in proportion to what they
   * add. 0 when nothing is expected.
   */
  logDeviation(weights: readonly number[]): number;
  /**
   * The same without the counting of the coming periods themselves: of what their count is expected to be. Methods that
   * know it forecast whole numbers.
   */
  rateDeviation?(weights: readonly number[]): number;
}

/** Logarithm of a count, as forecasts take it. */
export function logCount(count: number): number {
  return Math.log(Math.max(0, count) + LOG_OFFSET);
}

/** The count that lies `logError` above (or below) a total on the scale of {@link logCount}; never below zero. */
export function shiftCount(total: number, logError: number): number {
  return Math.max(0, (total + LOG_OFFSET) * Math.exp(logError) - LOG_OFFSET);
}

/** What has to be added to the logarithm of one total to reach another: the inverse of {@link shiftCount}. */
export function logDistance(from: number, to: number): number {
  return logCount(to) - logCount(from);
}

/** Each period's share of a weighted total. */
export function sharesOf(expected: readonly number[], weights: readonly number[]): number[] {
  const total = weights.reduce((sum, w, i) => sum + w * expected[i]!, 0);
  return weights.map((w, i) => (total === 0 ? 0 : (w * expected[i]!) / total));
}

/**
 * A forecast of counts from logarithms that are the sum of smoothed parts with independent errors, such as the course
 * of a group and a force's distance from it.
 */
export function forecastCounts(
  parts: readonly Omit<FittedSmoothing, "fitted">[],
  horizon: number
): CountForecast {
  const means = parts.map(({ parameters, state }) => forecastSmoothed(parameters, state, 0, horizon).means);
  const expected = Array.from({ length: horizon }, (_, i) =>
    Math.max(0, Math.exp(means.reduce((sum, mean) => sum + mean[i]!, 0)) - LOG_OFFSET)
  );
  return {
    expected,
    logDeviation: (weights) => {
      const shares = sharesOf(expected, weights);
      const variances = parts.map(
        ({ parameters, state, errorVariance }) =>
          errorVariance * weightedSumVariance(shares, parameters, state.season.length)
      );
      return Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0));
    }
  };
}
