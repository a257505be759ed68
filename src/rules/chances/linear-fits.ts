import { dot } from "../../statistics/dot.js";
import {
  autocorrelationInflation,
  correctedAutocorrelation
} from "../../statistics/regression/autocorrelation.js";
import type { SeasonalDesign } from "../models/seasonal-model.js";
import { columnsBasis } from "./columns-basis.js";
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
  const basis = columnsBasis(
    scales.map((scale, t) => testedLast(model.row(model.firstIndex + t)).map((x) => x * scale))
  );
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

/** A row with the tested column last, so that what is tested is what the others leave of it. */
function testedLast(row: readonly number[]): number[] {
  if (row.length <= TESTED) return [...row];
  return [...row.slice(0, TESTED), ...row.slice(TESTED + 1), row[TESTED]!];
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
