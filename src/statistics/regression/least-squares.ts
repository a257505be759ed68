import { check, checkFinite, checkSameLength } from "../check.js";
import { criticalT } from "../distributions/critical-value.js";
import { mean } from "../mean.js";
import { householderFit } from "./householder.js";
import { type PredictedTotal, quadraticForm } from "./predicted-total.js";

/** A straight-line model fitted by ordinary least squares: n observations, p coefficients. */
export interface LeastSquaresFit {
  /** One a column of the rows, in their order. */
  coefficients: number[];
  /** Standard error of each coefficient. */
  standardErrors: number[];
  /** Residual standard deviation, in the unit of y. */
  sigma: number;
  /** n - p. */
  degreesOfFreedom: number;
  /** Share of the variance about the mean that is explained; undefined when all y are equal. */
  rSquared: number | undefined;
  /** (X'X)^-1, p by p; times sigma^2 it is the covariance of the coefficients. */
  unscaledCovariance: number[][];
}

/**
 * Ordinary least squares of y on the columns of the rows (an intercept is a column of ones, given by the caller).
 * Undefined when there are no more observations than columns, or the columns are linearly dependent.
 * Throws a RangeError for lists of different lengths or a number that is NaN or infinite.
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  y: readonly number[]
): LeastSquaresFit | undefined {
  checkSameLength(rows, y, "y");
  checkFinite(y, "y");
  const degreesOfFreedom = y.length - (rows[0]?.length ?? 0);
  if (degreesOfFreedom <= 0 || y.length === 0) return undefined;
  const solved = householderFit([...designColumns(rows), new Float64Array(y)]);
  if (!solved) return undefined;
  const sigma = Math.sqrt(solved.residualSquares / degreesOfFreedom);
  const unscaledCovariance = solved.inverseGram();
  return {
    coefficients: solved.coefficients,
    standardErrors: unscaledCovariance.map((row, j) => sigma * Math.sqrt(row[j]!)),
    sigma,
    degreesOfFreedom,
    rSquared: explainedShare(y, solved.residualSquares),
    unscaledCovariance
  };
}

/** The columns of a design given by rows. Throws a RangeError when the rows differ in length or hold no number. */
export function designColumns(rows: readonly (readonly number[])[]): Float64Array[] {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, () => new Float64Array(rows.length));
  rows.forEach((row, i) => {
    if (row.length !== width) check(false, `length of rows[${i}]`, row.length, `${width}`);
    for (let j = 0; j < width; j++) {
      const value = row[j]!;
      if (!Number.isFinite(value)) check(false, `rows[${i}][${j}]`, value, "a finite number");
      columns[j]![i] = value;
    }
  });
  return columns;
}

function explainedShare(y: readonly number[], residualSquares: number): number | undefined {
  const centre = mean(y)!;
  const squares = y.reduce((total, value) => total + (value - centre) ** 2, 0);
  return squares === 0 ? undefined : 1 - residualSquares / squares;
}

/**
 * Prediction of the **total** of y over further rows (one row: of a single observation), with its interval.
 * Variance sigma^2 (m + g' (X'X)^-1 g), g the sum of the m rows, and Student's t with n - p degrees of freedom
 * (Seber & Lee 2003, Linear Regression Analysis, section 5.3, for the sum). The total of no rows is 0, exactly.
 * `confidence` from 0 to 1. Never add up single bounds instead: they do not go wrong all at once.
 */
export function predictTotal(
  fit: LeastSquaresFit,
  rows: readonly (readonly number[])[],
  confidence: number
): PredictedTotal {
  const columnTotals = fit.coefficients.map((_, j) => rows.reduce((total, row) => total + row[j]!, 0));
  const total = fit.coefficients.reduce((sum, b, j) => sum + b * columnTotals[j]!, 0);
  const variance = rows.length + quadraticForm(columnTotals, fit.unscaledCovariance);
  const standardError = fit.sigma * Math.sqrt(variance);
  const reach = criticalT(confidence, fit.degreesOfFreedom) * standardError;
  return { total, standardError, lower: total - reach, upper: total + reach };
}
