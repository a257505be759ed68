import { check, checkFinite, checkSameLength } from "../check.js";
import { criticalT } from "../distributions/critical-value.js";
import { halfPoissonDeviance } from "../distributions/poisson-deviance.js";
import { type HouseholderFit, householderFit } from "./householder.js";
import { designColumns } from "./least-squares.js";
import { type PredictedTotal, quadraticForm } from "./predicted-total.js";

/** A log-linear model of counts fitted by quasi-likelihood: n counts, p coefficients. */
export interface PoissonFit {
  /** One a column of the rows, in their order, on the log scale. */
  coefficients: number[];
  /** (X'WX)^-1, p by p, W the fitted means; times the dispersion it is the covariance of the coefficients. */
  covariance: number[][];
  /** Fitted mean of each count. */
  fitted: number[];
  /** (count - fitted) / sqrt(fitted), not divided by the dispersion. */
  pearsonResiduals: number[];
  deviance: number;
  /** Pearson's chi-square over n - p: 1 for Poisson counts. Not floored. */
  dispersion: number;
  /** n - p. */
  degreesOfFreedom: number;
  iterations: number;
}

/** Scoring steps before the fit is given up; a fit that exists needs about five (R's glm stops at 25). */
const MOST_ITERATIONS = 30;

/** Halvings of one step before the fit is given up. */
const MOST_HALVINGS = 20;

/** The fit has settled when no fitted mean moves by more than this share of itself. */
const SETTLED = 1e-9;

/** Deviances may differ by this share from rounding alone. */
const ROUNDING = 1e-12;

/** A logarithm is held at this size, a count of 130 digits, so that a wild extrapolation stays a finite number. */
const LARGEST_LOG = 300;

/** Added to the counts where the fit starts, so that a zero has a logarithm (R's poisson()$initialize). */
const START = 0.1;

/** What the model is fitted to. */
interface Observations {
  columns: readonly Float64Array[];
  counts: readonly number[];
  offset: readonly number[];
}

/** A state of the iteration: log means, means and how well they fit. */
interface Step {
  coefficients: readonly number[];
  logMeans: Float64Array;
  means: Float64Array;
  deviance: number;
}

/**
 * Quasi-Poisson regression of counts on the columns of the rows, with a log link (an intercept is a column of ones).
 * `offset` is added to the log mean of each count: the log of its exposure, such as days in the month.
 * Iteratively reweighted least squares with step halving (McCullagh & Nelder 1989, Generalized Linear Models, 2.5).
 * Undefined when all counts are zero, there are no more counts than columns, the columns are linearly dependent, or
 * no estimate exists (as when a month's own effect has only zeros to go by).
 * Throws a RangeError for a negative count, lists of different lengths, or a number that is NaN or infinite.
 */
export function poissonRegression(
  rows: readonly (readonly number[])[],
  counts: readonly number[],
  options: { offset?: readonly number[] } = {}
): PoissonFit | undefined {
  const offset = options.offset ?? new Array<number>(counts.length).fill(0);
  checkArguments(rows, counts, offset);
  const data = { columns: designColumns(rows), counts, offset };
  if (counts.length <= data.columns.length || counts.every((count) => count === 0)) return undefined;
  let step = firstStep(counts);
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    const solved = householderFit(workingColumns(data, step));
    if (!solved) return undefined;
    const next = improvedStep(data, step, solved.coefficients);
    if (!next) return undefined;
    if (largestMove(step.logMeans, next.logMeans) < SETTLED)
      return describe(next, solved, counts, iterations);
    step = next;
  }
  return undefined;
}

function checkArguments(
  rows: readonly unknown[],
  counts: readonly number[],
  offset: readonly number[]
): void {
  checkSameLength(rows, counts, "counts");
  checkSameLength(rows, offset, "offset");
  checkFinite(counts, "counts");
  checkFinite(offset, "offset");
  const negative = counts.findIndex((count) => count < 0);
  check(negative < 0, `counts[${negative}]`, counts[negative], "zero or more");
}

function firstStep(counts: readonly number[]): Step {
  const means = new Float64Array(counts);
  const logMeans = new Float64Array(counts.length);
  for (let i = 0; i < means.length; i++) {
    means[i]! += START;
    logMeans[i] = Math.log(means[i]!);
  }
  return { coefficients: [], logMeans, means, deviance: Number.POSITIVE_INFINITY };
}

/** The weighted design and, last, the working response: each row times the square root of its weight. */
function workingColumns(
  { columns, counts, offset }: Observations,
  { means, logMeans }: Step
): Float64Array[] {
  const working = columns.map((column) => new Float64Array(column));
  const response = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    const root = Math.sqrt(means[i]!);
    for (const column of working) column[i]! *= root;
    response[i] = root * (logMeans[i]! - offset[i]!) + (counts[i]! - means[i]!) / root;
  }
  return [...working, response];
}

/** The step to the new coefficients, halved until the deviance is no worse; undefined when it never is. */
function improvedStep(data: Observations, from: Step, target: readonly number[]): Step | undefined {
  let coefficients = target;
  for (let halvings = 0; halvings <= MOST_HALVINGS; halvings++) {
    const step = stepAt(data, coefficients);
    if (step.deviance <= from.deviance + ROUNDING * (1 + from.deviance)) return step;
    coefficients = coefficients.map((b, j) => (b + from.coefficients[j]!) / 2);
  }
  return undefined;
}

function stepAt({ columns, counts, offset }: Observations, coefficients: readonly number[]): Step {
  const logMeans = new Float64Array(offset);
  columns.forEach((column, j) => {
    const b = coefficients[j]!;
    for (let i = 0; i < column.length; i++) logMeans[i]! += b * column[i]!;
  });
  const means = new Float64Array(counts.length);
  let deviance = 0;
  for (let i = 0; i < counts.length; i++) {
    means[i] = meanOf(logMeans[i]!);
    deviance += 2 * halfPoissonDeviance(counts[i]!, means[i]!);
  }
  return { coefficients, logMeans, means, deviance };
}

function meanOf(logMean: number): number {
  return Math.exp(Math.min(Math.max(logMean, -LARGEST_LOG), LARGEST_LOG));
}

function largestMove(before: Float64Array, after: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < after.length; i++) largest = Math.max(largest, Math.abs(after[i]! - before[i]!));
  return largest;
}

function describe(
  step: Step,
  solved: HouseholderFit,
  counts: readonly number[],
  iterations: number
): PoissonFit {
  const fitted = Array.from(step.means);
  const pearsonResiduals = counts.map((count, i) => (count - fitted[i]!) / Math.sqrt(fitted[i]!));
  const chiSquare = pearsonResiduals.reduce((total, residual) => total + residual * residual, 0);
  const degreesOfFreedom = counts.length - step.coefficients.length;
  return {
    coefficients: [...step.coefficients],
    covariance: solved.inverseGram(),
    fitted,
    pearsonResiduals,
    deviance: step.deviance,
    dispersion: chiSquare / degreesOfFreedom,
    degreesOfFreedom,
    iterations
  };
}

/** A predicted total count: its limits are never below zero. */
export type PoissonTotal = PredictedTotal;

/** How a predicted total is to be judged. */
export interface PoissonPredictionOptions {
  /** Variance of a count over its mean, such as the fit's own `dispersion`, or 1 if that is larger. */
  dispersion: number;
  /** Factor on the standard error for correlated months, from `autocorrelationInflation`; 1 for none. */
  inflation: number;
  /** From 0 to 1. */
  confidence: number;
  /** As in the fit: one a row. */
  offset?: readonly number[];
}

/**
 * Prediction of the **total** count over further rows, with its interval. Variance: dispersion times
 * (sum of the means + G' V G), G the sum of mean times row and V the fit's covariance (the delta method), times
 * inflation squared; Student's t with n - p degrees of freedom.
 * The limits are total times and over exp(t se / total), symmetrical on the log scale: a count's errors are
 * proportional rather than equal, and the lower limit cannot fall below zero. The total of no rows is 0, exactly.
 * Throws a RangeError for a negative dispersion, an inflation below 1, or an offset of another length than the rows.
 */
export function predictPoissonTotal(
  fit: PoissonFit,
  rows: readonly (readonly number[])[],
  options: PoissonPredictionOptions
): PoissonTotal {
  const { dispersion, inflation, confidence, offset } = options;
  check(dispersion >= 0, "dispersion", dispersion, "zero or more");
  check(inflation >= 1, "inflation", inflation, "1 or more");
  if (offset) checkSameLength(rows, offset, "offset");
  let total = 0;
  const gradient = fit.coefficients.map(() => 0);
  rows.forEach((row, i) => {
    const mean = meanOf(fit.coefficients.reduce((sum, b, j) => sum + b * row[j]!, offset?.[i] ?? 0));
    total += mean;
    for (let j = 0; j < gradient.length; j++) gradient[j]! += mean * row[j]!;
  });
  const variance = dispersion * (total + quadraticForm(gradient, fit.covariance));
  const standardError = inflation * Math.sqrt(variance);
  if (total === 0) return { total, standardError, lower: 0, upper: 0 };
  const logReach = (criticalT(confidence, fit.degreesOfFreedom) * standardError) / total;
  const factor = Math.exp(Math.min(logReach, LARGEST_LOG));
  return { total, standardError, lower: total / factor, upper: total * factor };
}
