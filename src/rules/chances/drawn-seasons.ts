import { dot } from "../../statistics/dot.js";
import { poissonRegression } from "../../statistics/regression/poisson-regression.js";
import { seasonFactors, seasonRows } from "../models/season-factors.js";
import type { SeasonalModel } from "../models/seasonal-model.js";
import type { DrawnSeries } from "./drawn-series.js";

/**
 * The season that a trend model finds in each history's own counts: of every history, the usual count of each period of the year
 * over that of the average one. One step of the fit from the usual counts, which is as good as all of them where histories lie
 * near these. Undefined when the model cannot be fitted to the usual counts themselves.
 */
export function drawnSeasons(
  { series, usual, histories }: DrawnSeries,
  { firstIndex, periods, row, logLength }: SeasonalModel
): number[][] | undefined {
  const indexes = Array.from({ length: periods }, (_, t) => firstIndex + t);
  const rows = indexes.map(row);
  const means = indexes.map((i) => usual[i]!);
  const fit = poissonRegression(rows, means, { offset: indexes.map(logLength) });
  if (!fit) return undefined;
  // What a count more in each period adds to each coefficient.
  const moves = fit.covariance.map((covariances) =>
    Float64Array.from(rows, (own) => own.reduce((total, x, j) => total + x * covariances[j]!, 0))
  );
  const seasonal = seasonRows({ row, firstIndex }, series);
  const apart = new Float64Array(periods);
  return Array.from(histories[0]!, (_, h) => {
    for (let t = 0; t < periods; t++) apart[t] = histories[firstIndex + t]![h]! - means[t]!;
    return seasonFactors(
      seasonal,
      fit.coefficients.map((b, j) => b + dot(moves[j]!, apart))
    );
  });
}
