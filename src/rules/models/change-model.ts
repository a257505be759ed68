import { methodVersions } from "../../plan/methods.js";
import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import { type Settings, settingsOfMethod } from "../../plan/settings.js";
import { baselineWindow, type ComparedWindows, comparedWindows } from "../windows/compared-windows.js";
import { isMissing, lastIndexAt, periodsOf, unbrokenRun } from "../windows/series-window.js";
import { type BaselineModel, baselineDesign, baselineModel } from "./baseline-model.js";
import { levelColumns } from "./level-columns.js";
import {
  type Columns,
  type SeasonalDesign,
  type SeasonalModel,
  seasonalDesign,
  seasonalModel
} from "./seasonal-model.js";
import { trendDesign, trendModel } from "./trend-model.js";

/** What R1 calibrated knows of a series beside its windows. */
export interface ChangeModel extends SeasonalModel {
  /** What was known when the baseline was: of the third method, where it can be fitted. */
  baseline?: BaselineModel;
}

/** Does each window have a level of its own? Before the third method one trend ran through all months. */
const hasLevels = ({ method }: Pick<Settings, "method">) => methodVersions(method).R1 >= 3;

/**
 * A level for each of the two windows, and level and slope for the months between them and for those before: neither a step
 * nor a turn from one to the next is taken for months that move together.
 */
function levels(series: Series, { baseline, latest }: ComparedWindows, settings: Settings): Columns {
  const last = latest.firstIndex + latest.periods;
  const { firstIndex } = unbrokenRun(series, last - 1, periodsOf(series, settings.season.window));
  const baselineEnd = baseline.firstIndex + baseline.periods;
  return levelColumns(series, [
    { from: latest.firstIndex, to: last, level: firstIndex < latest.firstIndex },
    {
      from: Math.max(firstIndex, baselineEnd),
      to: latest.firstIndex,
      sloped: true,
      level: firstIndex < baselineEnd
    },
    { from: firstIndex, to: baseline.firstIndex, sloped: true }
  ]);
}

/**
 * The model whose residuals tell the calibrated reading how far neighbouring periods move together, up to the period end and
 * whatever z is: season and levels, or season and trend in methods before the third. Undefined when it cannot be fitted.
 */
export function changeModel(series: Series, period: Month, settings: Settings): ChangeModel | undefined {
  const last = lastIndexAt(series, period);
  const own = settingsOfMethod(settings, "R1");
  if (!hasLevels(settings)) return trendModel(series, last, own);
  const windows = comparedWindows(series, period, own);
  if (isMissing(windows)) return undefined;
  const model = seasonalModel(series, last, own, levels(series, windows, own));
  const baseline = baselineModel(series, period, windows.baseline, own);
  return model && { ...model, ...(baseline && { baseline }) };
}

/** Standard deviation of whole years that R1's method reckons with at a month; undefined where it does not, or nothing is known. */
export function yearToYear(series: Series, month: Month, settings: Settings): number | undefined {
  const own = settingsOfMethod(settings, "R1");
  const baseline = baselineWindow(series, own);
  if (!hasLevels(settings) || isMissing(baseline)) return undefined;
  const model = baselineModel(series, month, baseline, own);
  return model && Math.sqrt(model.yearVariance);
}

/**
 * The design of what {@link changeModel} knows from when the baseline was, for windows that can be compared; undefined in methods
 * before the third.
 */
export function changeBaselineDesign(
  series: Series,
  period: Month,
  { baseline }: ComparedWindows,
  settings: Settings
): SeasonalDesign | undefined {
  const own = settingsOfMethod(settings, "R1");
  return hasLevels(settings) ? baselineDesign(series, period, baseline, own) : undefined;
}

/** The design of {@link changeModel} for windows that can be compared: all of it that does not depend on the counts. */
export function changeDesign(
  series: Series,
  period: Month,
  windows: ComparedWindows,
  settings: Settings
): SeasonalDesign {
  const last = lastIndexAt(series, period);
  const own = settingsOfMethod(settings, "R1");
  return hasLevels(settings)
    ? seasonalDesign(series, last, own, levels(series, windows, own))
    : trendDesign(series, last, own);
}
