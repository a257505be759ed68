import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { sum } from "../../statistics/sum.js";
import { knownFrom } from "../plan-life/plan-looks.js";
import type { ErrorAtBaseline, Lines } from "../rating.js";
import { lastIndexAt, periodsOf, type SeriesWindow, unbrokenRun } from "../windows/series-window.js";
import { levelColumns } from "./level-columns.js";
import { linesAround } from "./lines-around.js";
import { type SeasonalDesign, type SeasonalModel, seasonalDesign, seasonalModel } from "./seasonal-model.js";
import { varianceOfYears, YEARS } from "./year-to-year.js";

/** What a series tells of its scatter when its baseline is known: later months do not move it. */
export interface BaselineModel extends SeasonalModel {
  /** Of the logarithm of a whole year's level, beyond what its months tell. */
  yearVariance: number;
}

type Baseline = Pick<SeriesWindow, "firstIndex" | "periods">;

/** The last period that is known then: the baseline's, or that with which a season can be learnt where it comes later. */
const lastKnown = (series: Series, period: Month, settings: Settings): number =>
  lastIndexAt(series, [knownFrom(series, settings), period].sort()[0]!);

/** Level and slope for the periods before the baseline, and for those after it that are needed to learn a season. */
function aroundBaseline(series: Series, last: number, { firstIndex, periods }: Baseline, settings: Settings) {
  const run = unbrokenRun(series, last, periodsOf(series, settings.season.window));
  return levelColumns(series, [
    { from: run.firstIndex, to: firstIndex, sloped: true },
    { from: firstIndex + periods, to: last + 1, sloped: true }
  ]);
}

/**
 * The seasonal model as it stood when the baseline was known, with a level of the baseline's own, and how far whole years differed.
 * Undefined when it cannot be fitted.
 */
export function baselineModel(
  series: Series,
  period: Month,
  baseline: Baseline,
  settings: Settings
): BaselineModel | undefined {
  const last = lastKnown(series, period, settings);
  const model = seasonalModel(series, last, settings, aroundBaseline(series, last, baseline, settings));
  if (!model) return undefined;
  const totals = yearsKnown(series, model)?.map((year) => sum(year.map((index) => series.counts[index]!)));
  return { ...model, yearVariance: varianceOfYears(totals, model) };
}

/** The design of {@link baselineModel}: all of it that does not depend on the counts. */
export function baselineDesign(
  series: Series,
  period: Month,
  baseline: Baseline,
  settings: Settings
): SeasonalDesign {
  const last = lastKnown(series, period, settings);
  return seasonalDesign(series, last, settings, aroundBaseline(series, last, baseline, settings));
}

/** The periods, by index, of the five whole years up to the last of a design; undefined where not all are known. */
export function yearsKnown(
  series: Series,
  { firstIndex, periods }: Pick<SeasonalDesign, "firstIndex" | "periods">
): number[][] | undefined {
  const year = periodsOf(series, 12);
  const run = unbrokenRun(series, firstIndex + periods - 1, YEARS * year);
  if (run.counts.length < YEARS * year) return undefined;
  return Array.from({ length: YEARS }, (_, y) =>
    Array.from({ length: year }, (_, i) => run.firstIndex + y * year + i)
  );
}

/**
 * Lines around the mean of the baseline for the mean of so many later periods, by what was known when the baseline was: `critical`
 * standard errors of the difference of the two means. They stay where they are from look to look.
 */
export function linesAtBaseline(
  series: Pick<Series, "monthsPerPeriod">,
  { mean: centre, periods }: Pick<SeriesWindow, "mean" | "periods">,
  { dispersion, inflation, yearVariance, critical }: ErrorAtBaseline,
  later: number
): Lines {
  const year = periodsOf(series, 12);
  const ofMonths = dispersion * centre * (1 / periods + 1 / later) * inflation ** 2;
  // A part of a year is as far off as the whole of it.
  const ofYears =
    yearVariance * centre ** 2 * (1 / Math.max(1, periods / year) + 1 / Math.max(1, later / year));
  return linesAround(centre, critical * Math.sqrt(ofMonths + ofYears));
}
