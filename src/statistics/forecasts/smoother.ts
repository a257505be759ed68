import { check, checkFinite } from "../check.js";
import { dot } from "../dot.js";
import { leastSquares } from "../regression/least-squares.js";
import {
  type SmoothedSeries,
  type SmoothingParameters,
  type SmoothingState,
  smooth
} from "./exponential-smoothing.js";

/** Which series a smoother is made for. */
export interface SmootherShape {
  /** Number of values. */
  length: number;
  /** Periods of a year; 1 for no season. */
  season: number;
  /** Has it a trend? */
  trend: boolean;
}

/** A series that was smoothed from the starting state that fits it best. */
export interface FittedSmoothing {
  parameters: SmoothingParameters;
  /** State after the last value. */
  state: SmoothingState;
  /** One-step-ahead forecast of each value. */
  fitted: number[];
  /** Sum of the squared one-step errors. */
  errorSquares: number;
  /** Values less starting states. */
  degreesOfFreedom: number;
  /** errorSquares / degreesOfFreedom. */
  errorVariance: number;
}

/**
 * Exponential smoothing with given parameters, whose starting level, trend and season are those with the smallest sum
 * of squared one-step errors (maximum likelihood under normal errors). The errors are a linear function of the
 * starting states, so that this is a linear regression, and an exact one: Hyndman, Koehler, Ord & Snyder (2008),
 * Forecasting with Exponential Smoothing, section 5.2. The effects of the season add to zero at the start.
 * So all that is found is linear in the values: what is made of a one among zeros, at each place, tells what is made of any
 * values. A smoother depends on the length alone: it is made once and used on any number of series, thousands of them at little cost.
 * Undefined when the length does not exceed the number of starting states.
 */
export function smoother(
  parameters: SmoothingParameters,
  shape: SmootherShape
): ((values: readonly number[]) => FittedSmoothing) | undefined {
  const { length, season } = shape;
  const starts = unitStates(shape);
  const ones = onesSmoothed(parameters, starts, length);
  if (!ones) return undefined;
  const degreesOfFreedom = length - starts.length;
  const weightsOf = (part: (one: SmoothedSeries) => number) => Float64Array.from(ones, part);
  const ofErrors = ones.map((_, t) => weightsOf(({ errors }) => errors[t]!));
  const ofLevel = weightsOf(({ state }) => state.level);
  const ofTrend = weightsOf(({ state }) => state.trend);
  const ofSeason = Array.from({ length: season }, (_, i) => weightsOf(({ state }) => state.season[i]!));
  return (values) => {
    check(values.length === length, "length of values", values.length, `${length}`);
    checkFinite(values);
    const x = new Float64Array(values);
    const errors = ofErrors.map((weights) => dot(weights, x));
    const errorSquares = errors.reduce((sum, e) => sum + e * e, 0);
    return {
      parameters,
      state: {
        level: dot(ofLevel, x),
        trend: dot(ofTrend, x),
        season: ofSeason.map((weights) => dot(weights, x))
      },
      fitted: values.map((value, t) => value - errors[t]!),
      errorSquares,
      degreesOfFreedom,
      errorVariance: errorSquares / degreesOfFreedom
    };
  };
}

/** What is made of a one among zeros, at each place: undefined when the length does not exceed the number of starting states. */
function onesSmoothed(
  parameters: SmoothingParameters,
  starts: readonly SmoothingState[],
  length: number
): SmoothedSeries[] | undefined {
  const silence = new Array<number>(length).fill(0);
  // With values of zero, minus the errors are what a unit of each starting state adds to the one-step forecasts.
  const columns = starts.map((start) => smooth(silence, parameters, start).fitted);
  const rows = silence.map((_, t) => columns.map((column) => column[t]!));
  const inverse = leastSquares(rows, silence)?.unscaledCovariance;
  if (!inverse) return undefined;
  const projection = inverse.map((inverseRow) =>
    rows.map((row) => row.reduce((sum, x, j) => sum + x * inverseRow[j]!, 0))
  );
  const fromZero = stateOf(starts, new Array<number>(starts.length).fill(0));
  return silence.map((_, place) => {
    const one = silence.map((_zero, t) => Number(t === place));
    const { errors } = smooth(one, parameters, fromZero);
    const weights = projection.map((row) => row.reduce((sum, w, t) => sum + w * errors[t]!, 0));
    return smooth(one, parameters, stateOf(starts, weights));
  });
}

const made = new Map<string, ReturnType<typeof smoother>>();

/** The same smoother again, without making it anew: forecasts of many series use a few. */
export function sharedSmoother(
  parameters: SmoothingParameters,
  shape: SmootherShape
): ReturnType<typeof smoother> {
  const { alpha, beta, gamma, phi } = parameters;
  const key = [alpha, beta, gamma, phi, shape.length, shape.season, shape.trend].join(" ");
  if (!made.has(key)) made.set(key, smoother(parameters, shape));
  return made.get(key);
}

/** One of each starting state: level, trend if any, and each effect of the season but the last, which balances it. */
function unitStates({ season, trend }: Pick<SmootherShape, "season" | "trend">): SmoothingState[] {
  const none = new Array<number>(season).fill(0);
  const level = { level: 1, trend: 0, season: none };
  const slope = { level: 0, trend: 1, season: none };
  const effects = Array.from({ length: season - 1 }, (_, j) => ({
    level: 0,
    trend: 0,
    season: none.map((_zero, i) => (i === j ? 1 : i === season - 1 ? -1 : 0))
  }));
  return [level, ...(trend ? [slope] : []), ...effects];
}

function stateOf(starts: readonly SmoothingState[], weights: readonly number[]): SmoothingState {
  const season = new Array<number>(starts[0]!.season.length).fill(0);
  let level = 0;
  let trend = 0;
  starts.forEach((start, j) => {
    level += weights[j]! * start.level;
    trend += weights[j]! * start.trend;
    start.season.forEach((effect, i) => {
      season[i]! += weights[j]! * effect;
    });
  });
  return { level, trend, season };
}
