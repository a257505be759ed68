import { checkSameLength } from "../check.js";
import { type CountForecast, forecastCounts, logCount } from "./count-forecast.js";
import type { SmoothingParameters } from "./exponential-smoothing.js";
import { type FittedSmoothing, sharedSmoother } from "./smoother.js";

/**
 * Smoothing by quarter, the same for every series: one force's few years are too short to estimate these well, and
 * common values forecast better than values fitted to each series (data/evidence/backtest.json, "constants").
 */
export const GROUP_COURSE: SmoothingParameters = { alpha: 0.6, beta: 0.2, gamma: 0, phi: 0.95 };
export const DISTANCE_FROM_GROUP: SmoothingParameters = { alpha: 0.5, beta: 0, gamma: 0, phi: 1 };
export const OWN_COURSE: SmoothingParameters = { alpha: 0.6, beta: 0.1, gamma: 0, phi: 0.85 };

/** How far ahead, in quarters, and how many periods a year's season has (4, or 1 for none). */
export interface Reach {
  horizon: number;
  season: number;
}

/**
 * Quarterly counts of one force, forecast with the trend that it shares with a group (its own counts included): the
 * logarithm of the group's total has a level, a damped trend and a season; the force's distance from it has a level
 * and a season, but no trend. A pooled trend in the sense of top-down hierarchical forecasting (Hyndman &
 * Athanasopoulos 2021, Forecasting: principles and practice, section 11.2), fitted by {@link sharedSmoother}.
 * Undefined when there are fewer quarters than the fit needs. Throws when the lists differ in length.
 */
export function sharedTrendForecast(
  counts: readonly number[],
  groupTotals: readonly number[],
  { horizon, season }: Reach,
  course: SmoothingParameters = GROUP_COURSE,
  distance: SmoothingParameters = DISTANCE_FROM_GROUP
): CountForecast | undefined {
  checkSameLength(counts, groupTotals, "groupTotals");
  const { length } = counts;
  const fitGroup = sharedSmoother(course, { length, season, trend: true });
  const fitDistance = sharedSmoother(distance, { length, season, trend: false });
  if (!fitGroup || !fitDistance) return undefined;
  const group = groupTotals.map(logCount);
  const own = fitDistance(counts.map((count, t) => logCount(count) - group[t]!));
  return forecastCounts([fitGroup(group), atLeastCounting(own, counts)], horizon);
}

/** The same for a force without a group: level, damped trend and season of its own quarterly counts. */
export function ownTrendForecast(
  counts: readonly number[],
  { horizon, season }: Reach
): CountForecast | undefined {
  const smoothed = sharedSmoother(OWN_COURSE, { length: counts.length, season, trend: true });
  return smoothed && forecastCounts([atLeastCounting(smoothed(counts.map(logCount)), counts)], horizon);
}

/** Counts vary at least as much as counting alone (Poisson) makes them: on the log scale, by one over their mean. */
export function atLeastCounting(fit: FittedSmoothing, counts: readonly number[]): FittedSmoothing {
  return { ...fit, errorVariance: Math.max(fit.errorVariance, countingVariance(counts)) };
}

/** Variance that counting alone (Poisson) gives the logarithm of each of some counts: one over their mean, half a count added. */
export function countingVariance(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.length / (total + counts.length / 2);
}
