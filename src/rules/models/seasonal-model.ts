import { addMonths, daysOf } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import {
  autocorrelationInflation,
  correctedAutocorrelation,
  lagOneAutocorrelation
} from "../../statistics/regression/autocorrelation.js";
import { leastPlausibleDispersion } from "../../statistics/regression/least-plausible-dispersion.js";
import { type PoissonFit, poissonRegression } from "../../statistics/regression/poisson-regression.js";
import { harmonics, seasonIndicators } from "../../statistics/regression/season.js";
import { sum } from "../../statistics/sum.js";
import { monthAt, periodsOf, positionInYear, unbrokenRun } from "../windows/series-window.js";

/** Extra columns of the design, by period index; the same number for every period. */
export type Columns = (index: number) => number[];

/** What a seasonal model is fitted to, and its columns: all of it that does not depend on the counts. */
export interface SeasonalDesign {
  firstIndex: number;
  periods: number;
  /** "none" when the series is too short for one, or the analyst chose none. */
  season: Settings["season"]["method"];
  /** The design row of any period, past or future. */
  row: (index: number) => number[];
  /** Logarithm of any period's length over that of the average one: 0 where all count alike. */
  logLength: (index: number) => number;
}

/** A quasi-Poisson log-linear model of the last periods of a series: intercept, given columns, season. */
export interface SeasonalModel extends SeasonalDesign {
  fit: PoissonFit;
  /** Pearson dispersion, at least what counting alone plausibly gives. */
  dispersion: number;
  /** Lag-one autocorrelation of the Pearson residuals, corrected for the bias of short series. */
  autocorrelation: number;
  /** Factor for standard errors: sqrt((1 + r) / (1 - r)), r = max(0, autocorrelation). */
  inflation: number;
}

const TWO_HARMONICS = 2;

/** Yearly waves fit no more than half the periods of a year: one pair and a bit for quarters. */
function seasonColumns(method: Settings["season"]["method"], series: Series): Columns {
  const periodsPerYear = 12 / series.monthsPerPeriod;
  if (method === "none") return () => [];
  // Four quarters leave three degrees of freedom for a season: two waves would be one too many.
  if (method === "months" || periodsPerYear < 12)
    return (index) => seasonIndicators(positionInYear(series, index), periodsPerYear);
  return (index) => harmonics(positionInYear(series, index), periodsPerYear, TWO_HARMONICS);
}

/** Days of the average month, by the Gregorian calendar: 146,097 in 400 years. */
const AVERAGE_MONTH = 146_097 / 4800;

/** Logarithm of a period's length in days over that of its average, so that coefficients are of average periods. */
function logLength(series: Series, index: number): number {
  const { monthsPerPeriod } = series;
  const months = Array.from({ length: monthsPerPeriod }, (_, i) => addMonths(monthAt(series, index), i));
  return Math.log(sum(months.map(daysOf)) / (monthsPerPeriod * AVERAGE_MONTH));
}

/** Residuals in standard deviations of counting: where they are no larger, the fit is exact but for rounding. */
const LEAST_RESIDUAL = 1e-6;

/**
 * The design over the unbroken periods up to `lastIndex` (at most `season.window` months). With fewer than `season.minimum`
 * months it has no season.
 */
export function seasonalDesign(
  series: Series,
  lastIndex: number,
  settings: Settings,
  columns: Columns
): SeasonalDesign {
  const run = unbrokenRun(series, lastIndex, periodsOf(series, settings.season.window));
  const periods = run.counts.length;
  const enough = periods >= periodsOf(series, settings.season.minimum);
  const season = enough ? settings.season.method : "none";
  const seasonal = seasonColumns(season, series);
  return {
    firstIndex: run.firstIndex,
    periods,
    season,
    row: (index) => [1, ...columns(index), ...seasonal(index)],
    logLength: settings.season.calendar === "days" ? (i) => logLength(series, i) : () => 0
  };
}

/**
 * Fits the model to the periods of its design, each expected in proportion to its days unless `season.calendar` says that
 * all are alike. Undefined when the model cannot be fitted (too few periods, only zeros, no convergence).
 * Methodology R1, R2 and R5, calibrated.
 */
export function seasonalModel(
  series: Series,
  lastIndex: number,
  settings: Settings,
  columns: Columns
): SeasonalModel | undefined {
  const design = seasonalDesign(series, lastIndex, settings, columns);
  const { firstIndex, periods, row } = design;
  const indexes = Array.from({ length: periods }, (_, i) => firstIndex + i);
  const counts = indexes.map((i) => series.counts[i]!);
  const fit = poissonRegression(indexes.map(row), counts, { offset: indexes.map(design.logLength) });
  if (!fit || fit.degreesOfFreedom < 1) return undefined;
  const estimated = lagOneAutocorrelation(fit.pearsonResiduals, LEAST_RESIDUAL);
  const autocorrelation = estimated === undefined ? 0 : correctedAutocorrelation(estimated, periods);
  return {
    ...design,
    fit,
    dispersion: Math.max(leastPlausibleDispersion(fit.degreesOfFreedom), fit.dispersion),
    autocorrelation,
    inflation: autocorrelationInflation(autocorrelation)
  };
}

/** Years since the last period: the trend column, kept near zero so that the fit stays well conditioned. */
export function trendColumn(series: Series, lastIndex: number): Columns {
  return (index) => [((index - lastIndex) * series.monthsPerPeriod) / 12];
}
