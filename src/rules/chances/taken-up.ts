import { dot } from "../../statistics/dot.js";
import { sum } from "../../statistics/sum.js";
import type { SeasonalModel } from "../models/seasonal-model.js";
import { columnsBasis } from "./columns-basis.js";

/**
 * By how much a model's columns lower the autocorrelation at lag one of the residuals of independent counts, beyond what one
 * mean does: columns that follow their own neighbours take up what neighbours share. On average, of counts with its fitted means.
 */
export function takenUp({ firstIndex, row, fit: { fitted } }: SeasonalModel): number {
  const basis = columnsBasis(fitted.map((mean, t) => row(firstIndex + t).map((x) => x * Math.sqrt(mean))));
  const together = basis.map((column) => dot(column.subarray(1), column.subarray(0, -1)));
  return sum(together) / (fitted.length - basis.length) - 1 / fitted.length;
}
