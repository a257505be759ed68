import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { knownFrom } from "../plan-life/plan-looks.js";
import type { Lines } from "../rating.js";
import { lastIndexAt, periodsOf, type SeriesWindow, unbrokenRun } from "../windows/series-window.js";
import { levelColumns } from "./level-columns.js";
import { type SeasonalModel, seasonalModel } from "./seasonal-model.js";

/** What the months up to the baseline's end tell of a series' scatter: later months do not move it. */
export type BaselineModel = Pick<SeasonalModel, "dispersion" | "inflation"> & { degreesOfFreedom: number };

/**
 * The seasonal model as it stood when the baseline was known, with level and slope for the months before the baseline, and for
 * those after it where a season can only be learnt with these. Undefined when it cannot be fitted.
 */
export function baselineModel(
  series: Series,
  period: Month,
  baseline: SeriesWindow,
  settings: Settings
): BaselineModel | undefined {
  const known = [knownFrom(series, settings), period].sort()[0]!;
  const last = lastIndexAt(series, known);
  const { firstIndex } = unbrokenRun(series, last, periodsOf(series, settings.season.window));
  const columns = levelColumns(series, [
    { from: firstIndex, to: baseline.firstIndex, sloped: true },
    { from: baseline.firstIndex + baseline.periods, to: last + 1, sloped: true }
  ]);
  const model = seasonalModel(series, last, settings, columns);
  if (!model) return undefined;
  const { dispersion, inflation, fit } = model;
  return { dispersion, inflation, degreesOfFreedom: fit.degreesOfFreedom };
}

/**
 * Lines around the mean of the baseline for the mean of so many later periods, by what was known when the baseline was: `critical`
 * standard errors of the difference of the two means. They stay where they are from look to look.
 */
export function linesAtBaseline(
  { mean: centre, periods }: Pick<SeriesWindow, "mean" | "periods">,
  { dispersion, inflation }: BaselineModel,
  later: number,
  critical: number
): Lines {
  const margin = critical * Math.sqrt(dispersion * centre * (1 / periods + 1 / later)) * inflation;
  return { centre, lower: Math.max(0, centre - margin), upper: centre + margin };
}
