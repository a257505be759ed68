import { dot } from "../../statistics/dot.js";
import {
  autocorrelationInflation,
  correctedAutocorrelation
} from "../../statistics/regression/autocorrelation.js";
import { sum } from "../../statistics/sum.js";
import type { SeasonalDesign } from "../models/seasonal-model.js";
import type { DrawnSeries } from "./drawn-series.js";

/** What a seasonal model says of a history. */
export interface LinearFit {
  /** The coefficient that R5 tests, over the standard error that counting alone would give it. */
  contrast: number;
  /** Pearson's dispersion. */
  dispersion: number;
  /** Factor for standard errors, of the autocorrelation of the residuals: asked before the next history is fitted. */
  inflation: () => number;
}

/** Place, in the rows of the rules' models, of the coefficient that R5 tests; the intercept comes before it. */
const TESTED = 1;

/**
 * Fits a rule's model to any history, of the periods of its design. A quasi-Poisson fit is there as good as linear,
 * in distances from the usual counts divided by the roots of these, so that one set of weights serves all histories. What is
 * usual may lie off the model itself, as the days of months do of one that counts all months alike.
 */
export function linearFits(
  { histories, usual }: DrawnSeries,
  model: SeasonalDesign
): (history: number) => LinearFit {
  const counts = histories.slice(model.firstIndex, model.firstIndex + model.periods);
  const means = usual.slice(model.firstIndex, model.firstIndex + model.periods);
  const scales = means.map(Math.sqrt);
  const basis = basisOf(scales.map((scale, t) => model.row(model.firstIndex + t).map((x) => x * scale)));
  const offModel = means.map(
    (usual, t) => scales[t]! * (Math.log(usual) - model.logLength(model.firstIndex + t))
  );
  const distances = new Float64Array(means.length);
  const parts = new Float64Array(basis.length);
  const inflation = () => {
    basis.forEach((column, j) => {
      for (let t = 0; t < distances.length; t++) distances[t]! -= parts[j]! * column[t]!;
    });
    return inflationOf(distances);
  };
  return (history) => {
    for (let t = 0; t < distances.length; t++) {
      distances[t] = offModel[t]! + (counts[t]![history]! - means[t]!) / scales[t]!;
    }
    for (let j = 0; j < basis.length; j++) parts[j] = dot(basis[j]!, distances);
    const left = dot(distances, distances) - dot(parts, parts);
    const dispersion = Math.max(0, left) / (distances.length - basis.length);
    // The tested column is the last.
    return { contrast: parts.at(-1)!, dispersion, inflation };
  };
}

/**
 * By how much a model's columns lower the autocorrelation at lag one of the residuals of independent counts, beyond what one
 * mean does: they follow their own neighbours. Of counts with these means, on average.
 */
export function takenUp(model: SeasonalDesign, means: readonly number[]): number {
  const basis = basisOf(
    means.map((mean, t) => model.row(model.firstIndex + t).map((x) => x * Math.sqrt(mean)))
  );
  const together = basis.map((column) => dot(column.subarray(1), column.subarray(0, -1)));
  return sum(together) / (means.length - basis.length) - 1 / means.length;
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
