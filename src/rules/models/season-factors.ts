import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { dot } from "../../statistics/dot.js";
import { mean } from "../../statistics/mean.js";
import { lastIndexAt, positionInYear } from "../windows/series-window.js";
import type { SeasonalModel } from "./seasonal-model.js";
import { trendModel } from "./trend-model.js";

/** Intercept and trend come before the season in a row of {@link trendModel}. */
const BEFORE_SEASON = 2;

/** The season's part of a trend model's rows, of each period of the year, the first first. */
export function seasonRows(
  { row, firstIndex }: Pick<SeasonalModel, "row" | "firstIndex">,
  series: Series
): Float64Array[] {
  const periodsPerYear = 12 / series.monthsPerPeriod;
  const rows = new Array<Float64Array>(periodsPerYear);
  for (let i = firstIndex; i < firstIndex + periodsPerYear; i++)
    rows[positionInYear(series, i)] = Float64Array.from(row(i).slice(BEFORE_SEASON));
  return rows;
}

/** Of each period of the year: its usual count over that of the average one, by the coefficients of a trend model. Their mean is 1. */
export function seasonFactors(rows: readonly Float64Array[], coefficients: ArrayLike<number>): number[] {
  const own = Float64Array.from(coefficients).subarray(BEFORE_SEASON);
  const factors = rows.map((row) => Math.exp(dot(row, own)));
  const average = mean(factors)!;
  return factors.map((factor) => factor / average);
}

/** A season that can be taken out of the counts of a series. */
export interface SeasonFound {
  /** The model that it comes from. */
  model: SeasonalModel;
  /** Usual count of a period, by its index, over that of the average one: by its time of year, and by its days unless the settings count all alike. */
  usual: (index: number) => number;
}

/**
 * The season of a series as its months up to a period end show it, by the model of the calibrated readings with a straight trend
 * beside it. Undefined where the model has no season, by too few months in a row or by the settings, or cannot be fitted.
 */
export function seasonFound(series: Series, period: Month, settings: Settings): SeasonFound | undefined {
  const model = trendModel(series, lastIndexAt(series, period), settings);
  if (!model || model.season === "none") return undefined;
  const factors = seasonFactors(seasonRows(model, series), model.fit.coefficients);
  const usual = (index: number) => factors[positionInYear(series, index)]! * Math.exp(model.logLength(index));
  return { model, usual };
}
