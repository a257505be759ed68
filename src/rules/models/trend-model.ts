import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import {
  type SeasonalDesign,
  type SeasonalModel,
  seasonalDesign,
  seasonalModel,
  trendColumn
} from "./seasonal-model.js";

/**
 * The seasonal model with one straight trend through all its periods: what a series is like but for its trend. Undefined when it
 * cannot be fitted.
 */
export function trendModel(series: Series, lastIndex: number, settings: Settings): SeasonalModel | undefined {
  return seasonalModel(series, lastIndex, settings, trendColumn(series, lastIndex));
}

/** The design of {@link trendModel}: all of it that does not depend on the counts. */
export function trendDesign(series: Series, lastIndex: number, settings: Settings): SeasonalDesign {
  return seasonalDesign(series, lastIndex, settings, trendColumn(series, lastIndex));
}
