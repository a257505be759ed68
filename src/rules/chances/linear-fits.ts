import {
  autocorrelationInflation,
  correctedAutocorrelation
} from "../../statistics/regression/autocorrelation.js";
import type { SeasonalModel } from "../models/seasonal-model.js";
import type { DrawnHistories } from "./drawn-histories.js";
import type { DrawnSeries } from "./drawn-series.js";
import { type Weights, weightedSums } from "./weighted-sums.js";

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
 * in distances from the usual counts divided by the roots of these, so that one set of weights serves all histories.
 */
export function modelFits({ histories, usual }: DrawnSeries, model: SeasonalModel): LinearFits {
  const from = model.firstIndex;
  const scales = usual.slice(from, from + model.periods).map(Math.sqrt);
  const rows = scales.map((scale, t) => model.row(model.firstIndex + t).map((x) => x * scale));
  const columns = rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j]!));
  columns.push(...columns.splice(TESTED, 1));
  const residuals = scales.map((scale, t) =>
    histories[from + t]!.map((count) => (count - usual[from + t]!) / scale)
  );
  let contrast: Float64Array = new Float64Array();
  for (const column of independentColumns(columns)) {
    contrast = weightedSums(residuals, column);
    residuals.forEach((list, t) => {
      const weight = column[t]!;
      for (let i = 0; i < list.length; i++) list[i]! -= weight * contrast[i]!;
    });
  }
  return { contrast, ...spreadOf(residuals, rows.length - columns.length) };
}

/** Columns made independent of those before them, each of length 1 (Gram & Schmidt, modified). */
function independentColumns(columns: readonly Float64Array[]): Weights[] {
  const basis: Weights[] = [];
  for (const column of columns) {
    const own = column.slice();
    for (const other of basis) {
      const part = dot(own, other);
      for (let t = 0; t < own.length; t++) own[t]! -= part * other[t]!;
    }
    const length = Math.sqrt(dot(own, own));
    basis.push(own.map((value) => value / length));
  }
  return basis;
}

function spreadOf(residuals: DrawnHistories, degreesOfFreedom: number): Omit<LinearFits, "contrast"> {
  const runs = residuals[0]!.length;
  const n = residuals.length;
  const means = weightedSums(residuals, new Float64Array(n).fill(1 / n));
  const squares = new Float64Array(runs);
  const centred = new Float64Array(runs);
  const products = new Float64Array(runs);
  residuals.forEach((list, t) => {
    const before = residuals[t - 1];
    for (let i = 0; i < runs; i++) {
      const own = list[i]! - means[i]!;
      squares[i]! += list[i]! ** 2;
      centred[i]! += own * own;
      if (before) products[i]! += own * (before[i]! - means[i]!);
    }
  });
  return {
    dispersion: squares.map((total) => total / degreesOfFreedom),
    inflation: products.map((total, i) =>
      autocorrelationInflation(correctedAutocorrelation(total / centred[i]!, n))
    )
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
