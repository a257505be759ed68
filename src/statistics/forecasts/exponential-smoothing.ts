import { check, checkFinite } from "../check.js";

/**
 * Additive exponential smoothing with given parameters: ETS(A,N,N), (A,N,A), (A,A,A) or (A,Ad,A) in the notation of
 * Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, section 2.5, and with R's convention
 * for beta: the trend moves by beta times the error, not by alpha beta.
 */
export interface SmoothingParameters {
  /** Share of an error that moves the level. */
  alpha: number;
  /** Share of an error that moves the trend; 0 with a trend of 0 for a model without one. */
  beta: number;
  /** Share of an error that moves the season; 0 with a season of [0] for a model without one. */
  gamma: number;
  /** Damping: the trend's share that is left after a period; 1 for none. */
  phi: number;
}

/** Where the series stands after a period. */
export interface SmoothingState {
  level: number;
  trend: number;
  /** Effect of each period of the year, the next period's first. */
  season: readonly number[];
}

/** A series with its one-step errors, and the state at its end. */
export interface SmoothedSeries {
  state: SmoothingState;
  /** One-step-ahead forecast of each value. */
  fitted: number[];
  /** Value minus fitted. */
  errors: number[];
}

/**
 * Runs the model over a series from the state before its first value. The values are on the scale on which the
 * model adds up (logarithms, for a multiplicative season).
 * Throws a RangeError for an empty season, or a number that is NaN or infinite.
 */
export function smooth(
  values: readonly number[],
  parameters: SmoothingParameters,
  before: SmoothingState
): SmoothedSeries {
  checkModel(parameters, before);
  checkFinite(values);
  const { alpha, beta, gamma, phi } = parameters;
  const season = [...before.season];
  let { level, trend } = before;
  const fitted: number[] = [];
  const errors: number[] = [];
  values.forEach((value, t) => {
    const position = t % season.length;
    const damped = phi * trend;
    const expected = level + damped + season[position]!;
    const error = value - expected;
    level += damped + alpha * error;
    trend = damped + beta * error;
    season[position]! += gamma * error;
    fitted.push(expected);
    errors.push(error);
  });
  const next = values.length % season.length;
  return {
    state: { level, trend, season: [...season.slice(next), ...season.slice(0, next)] },
    fitted,
    errors
  };
}

/** Forecasts of one to `horizon` periods ahead, and of their sum. */
export interface SmoothingForecast {
  means: number[];
  /** Variance of each single period's error. */
  variances: number[];
  total: number;
  /** Variance of the error of the total: single errors add up, so it is not the sum of `variances`. */
  totalVariance: number;
}

/**
 * Forecasts from a state. Single variances sigma^2 (1 + c1^2 + ... + c(h-1)^2) and the variance of their sum,
 * sigma^2 times the sum over i of (1 + c1 + ... + c(h-i))^2, where cj is what an error adds to the value j periods later:
 * alpha + beta (phi + ... + phi^j), and gamma when j is a whole number of years.
 * Hyndman et al. (2008), table 6.1 for single periods and section 6.1 for the sum. `errorVariance` is sigma^2.
 * Throws a RangeError unless the horizon is a whole number of 0 or more and the variance is 0 or more.
 */
export function forecastSmoothed(
  parameters: SmoothingParameters,
  state: SmoothingState,
  errorVariance: number,
  horizon: number
): SmoothingForecast {
  checkModel(parameters, state);
  check(errorVariance >= 0, "errorVariance", errorVariance, "zero or more");
  check(Number.isInteger(horizon) && horizon >= 0, "horizon", horizon, "a whole number of 0 or more");
  const { alpha, beta, gamma, phi } = parameters;
  const period = state.season.length;
  const result: SmoothingForecast = { means: [], variances: [], total: 0, totalVariance: 0 };
  let damping = 0;
  let squares = 1;
  let influence = 1;
  for (let h = 1; h <= horizon; h++) {
    damping += phi ** h;
    const mean = state.level + damping * state.trend + state.season[(h - 1) % period]!;
    result.means.push(mean);
    result.variances.push(errorVariance * squares);
    result.total += mean;
    result.totalVariance += errorVariance * influence * influence;
    const effect = alpha + beta * damping + (h % period === 0 ? gamma : 0);
    squares += effect * effect;
    influence += effect;
  }
  return result;
}

function checkModel(parameters: SmoothingParameters, state: SmoothingState): void {
  for (const [name, value] of Object.entries(parameters)) {
    check(value >= 0 && value <= 1, name, value, "a number from 0 to 1");
  }
  check(state.season.length > 0, "length of season", state.season.length, "1 or more");
  checkFinite([state.level, state.trend], "state");
  checkFinite(state.season, "season");
}
