import { checkSameLength } from "../check.js";
import { type CountForecast, LOG_OFFSET, logCount, sharesOf } from "./count-forecast.js";
import { forecastSmoothed, type SmoothingParameters } from "./exponential-smoothing.js";
import { type FittedSmoothing, sharedSmoother } from "./smoother.js";
import {
  countingVariance,
  DISTANCE_FROM_GROUP,
  GROUP_COURSE,
  OWN_COURSE,
  type Reach
} from "./trend-forecast.js";
import { weightedSumVariance } from "./weighted-sum-variance.js";

/** How much the logarithm of a quarter's count usually varies about its one-step forecast beyond counting. */
export interface UsualErrors {
  /** As the smoothing takes it. */
  smoothing: number;
  /** As the bands take it, and how many of a series' own errors that weighs as much as. */
  bands: number;
  weight: number;
}

/** Chosen on the years up to 2013 alone, half of the forces held out (data/evidence/pooled-constants.json). */
export const USUAL_ERRORS: UsualErrors = { smoothing: 0.02, bands: 0.01, weight: 5 };

/** Smoothing shares are taken in these steps, so that a few smoothers serve every series. */
const STEPS_OF_SHARE = 20;

/** The share of one-step errors that counting usually explains: near 1 for a handful of offences, near 0 for thousands. */
export function countingShare(counts: readonly number[], usual = USUAL_ERRORS): number {
  const counting = countingVariance(counts);
  return counting / (counting + usual.smoothing);
}

/** Smoothing that follows the less, the more of the errors is counting. */
export function shrunkSmoothing(parameters: SmoothingParameters, share: number): SmoothingParameters {
  const alpha = Math.round(STEPS_OF_SHARE * parameters.alpha * (1 - share)) / STEPS_OF_SHARE;
  return { ...parameters, alpha, beta: (parameters.beta * alpha) / parameters.alpha };
}

/**
 * Variance of one-step errors: the series' own beyond counting and the usual one, each by the number of errors behind it,
 * with counting added. Weighed as by Smyth (2004), Statistical Applications in Genetics and Molecular Biology 3, article 3.
 */
export function pooledVariance(
  { errorVariance, degreesOfFreedom }: Pick<FittedSmoothing, "errorVariance" | "degreesOfFreedom">,
  counting: number,
  usual = USUAL_ERRORS
): number {
  const own = degreesOfFreedom * Math.max(0, errorVariance - counting);
  return counting + (usual.weight * usual.bands + own) / (usual.weight + degreesOfFreedom);
}

/**
 * As {@link sharedTrendForecast}, for counts of any size: less is followed of what counting alone explains, and the variance
 * of the errors is the series' own and the usual one together.
 */
export function pooledSharedForecast(
  counts: readonly number[],
  groupTotals: readonly number[],
  { horizon, season }: Reach,
  usual = USUAL_ERRORS
): CountForecast | undefined {
  checkSameLength(counts, groupTotals, "groupTotals");
  const { length } = counts;
  const group = groupTotals.map(logCount);
  const fitCourse = sharedSmoother(shrunkSmoothing(GROUP_COURSE, countingShare(groupTotals, usual)), {
    length,
    season,
    trend: true
  });
  const fitDistance = sharedSmoother(shrunkSmoothing(DISTANCE_FROM_GROUP, countingShare(counts, usual)), {
    length,
    season,
    trend: false
  });
  if (!fitCourse || !fitDistance) return undefined;
  const distance = fitDistance(counts.map((count, t) => logCount(count) - group[t]!));
  return pooledForecast(counts, distance, { horizon, usual, course: fitCourse(group) });
}

/** The same for a force without a group. */
export function pooledOwnForecast(
  counts: readonly number[],
  { horizon, season }: Reach,
  usual = USUAL_ERRORS
): CountForecast | undefined {
  const course = shrunkSmoothing(OWN_COURSE, countingShare(counts, usual));
  const smoothed = sharedSmoother(course, { length: counts.length, season, trend: true });
  return smoothed && pooledForecast(counts, smoothed(counts.map(logCount)), { horizon, usual });
}

function pooledForecast(
  counts: readonly number[],
  own: FittedSmoothing,
  { horizon, usual, course }: { horizon: number; usual: UsualErrors; course?: FittedSmoothing }
): CountForecast {
  const parts = course ? [course, own] : [own];
  const means = parts.map(({ parameters, state }) => forecastSmoothed(parameters, state, 0, horizon).means);
  const unbiased = smearing(counts, parts) ** countingShare(counts, usual);
  // However a level falls, a count of none is not certain: half an offence in all that is known (Jeffreys) is the least expected.
  const least = LOG_OFFSET / counts.length;
  const expected = Array.from({ length: horizon }, (_, h) =>
    Math.max(least, unbiased * Math.exp(means.reduce((sum, mean) => sum + mean[h]!, 0)) - LOG_OFFSET)
  );
  const counting = countingVariance(counts);
  const variance = pooledVariance(own, counting, usual);
  const ofSum = (shares: readonly number[], { parameters, state }: FittedSmoothing) =>
    weightedSumVariance(shares, parameters, state.season.length);
  const varianceOf = (shares: readonly number[]) => {
    const ofCourse = course ? course.errorVariance * ofSum(shares, course) : 0;
    // The level is itself known by so many quarters only.
    return ofCourse + variance * (ofSum(shares, own) + 1 / counts.length);
  };
  return {
    expected,
    logDeviation: (weights) => Math.sqrt(varianceOf(sharesOf(expected, weights))),
    rateDeviation: (weights) => {
      const shares = sharesOf(expected, weights);
      const counted = counting * shares.reduce((sum, share) => sum + share * share, 0);
      return Math.sqrt(Math.max(0, varianceOf(shares) - counted));
    }
  };
}

/**
 * The mean count over what logarithms give for it, half a count added to both: the mean of logarithms is that of a middling
 * count, which of small ones lies well below the mean. Duan (1983), JASA 78, p. 605, as a ratio.
 */
function smearing(counts: readonly number[], parts: readonly FittedSmoothing[]): number {
  const fitted = counts.map((_, t) => Math.exp(parts.reduce((sum, part) => sum + part.fitted[t]!, 0)));
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return (sum(counts) + LOG_OFFSET * counts.length) / sum(fitted);
}
