import { dot } from "../../statistics/dot.js";
import {
  autocorrelationInflation,
  correctedAutocorrelation
} from "../../statistics/regression/autocorrelation.js";
import type { SeasonalModel } from "../models/seasonal-model.js";
import type { DrawnSeries } from "./drawn-series.js";

/** What a seasonal model says of every history. */
export interface LinearFits {
  /** The coefficient that R5 tests, over the standard error that counting alone would give it. */
  contrast: Float64Array;
  /** Pearson's dispersion. */
  dispersion: Float64Array;
  /** Factor for standard errors, of the autocorrelation of the residuals. */
  inflation: Float64Array;
}

/** Place, in the rows of the rules' models, of the coefficient that R5 tests; the intercept comes before it. */
const TESTED = 1;

/**
 * Fits a rule's model to every history of the periods that it was fitted to. A quasi-Poisson fit is there as good as linear,
 * in distances from the usual counts divided by the roots of these, so that one set of weights serves all histories. What is
 * usual may lie off the model itself, as the days of months do of one that counts all months alike.
 */
export function modelFits({ histories, usual }: DrawnSeries, model: SeasonalModel): LinearFits {
  const counts = histories.slice(model.firstIndex, model.firstIndex + model.periods);
  const means = usual.slice(model.firstIndex, model.firstIndex + model.periods);
  const scales = means.map(Math.sqrt);
  const basis = basisOf(scales.map((scale, t) => model.row(model.firstIndex + t).map((x) => x * scale)));
  const fits = [0, 1, 2].map(() => new Float64Array(counts[0]!.length));
  const [contrast, dispersion, inflation] = fits as [Float64Array, Float64Array, Float64Array];
  const offModel = means.map(
    (usual, t) => scales[t]! * (Math.log(usual) - model.logLength(model.firstIndex + t))
  );
  const residuals = new Float64Array(means.length);
  for (let i = 0; i < contrast.length; i++) {
    for (let t = 0; t < residuals.length; t++) {
      residuals[t] = offModel[t]! + (counts[t]![i]! - means[t]!) / scales[t]!;
    }
    for (const column of basis) {
      const part = dot(column, residuals);
      for (let t = 0; t < residuals.length; t++) residuals[t]! -= part * column[t]!;
      // That of the last column stays.
      contrast[i] = part;
    }
    dispersion[i] = dot(residuals, residuals) / (residuals.length - basis.length);
    inflation[i] = inflationOf(residuals);
  }
  return { contrast, dispersion, inflation };
}

/** The columns of the rows, the tested one last, made independent of those before them, each of length 1 (Gram & Schmidt). */
function basisOf(rows: readonly (readonly number[])[]): Float64Array[] {
  const columns = rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j]!));
  columns.push(...columns.splice(TESTED, 1));
  const basis: Float64Array[] = [];
  for (const column of columns) {
    for (const other of basis) {
      const part = dot(column, other);
      for (let t = 0; t < column.length; t++) column[t]! -= part * other[t]!;
    }
    const length = Math.sqrt(dot(column, column));
    basis.push(column.map((value) => value / length));
  }
  return basis;
}

function inflationOf(residuals: Float64Array): number {
  const n = residuals.length;
  let total = 0;
  for (let t = 0; t < n; t++) total += residuals[t]!;
  let squares = 0;
  let products = 0;
  let before = 0;
  for (let t = 0; t < n; t++) {
    const own = residuals[t]! - total / n;
    squares += own * own;
    products += own * before;
    before = own;
  }
  return autocorrelationInflation(correctedAutocorrelation(products / squares, n));
}
