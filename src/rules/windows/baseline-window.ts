import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { firstIndexFrom, type Missing, periodsOf, type SeriesWindow, windowAt } from "./series-window.js";

/** The baseline window of a series. */
export function baselineWindow(series: Series, settings: Settings): SeriesWindow | Missing {
  const first = firstIndexFrom(series, settings.baseline.start);
  return windowAt(series, first, periodsOf(series, settings.baseline.months));
}
