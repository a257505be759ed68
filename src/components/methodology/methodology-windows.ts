import type { Series } from "../../plan/plan-data.js";
import type { WindowSummary } from "../../rules/rating.js";
import { firstIndexFrom, type SeriesWindow, windowAt } from "../../rules/windows/series-window.js";

/** The counts behind a window that a rule judged; such a window has no gap. */
export function windowOf(series: Series, { from, periods }: WindowSummary): SeriesWindow {
  return windowAt(series, firstIndexFrom(series, from), periods) as SeriesWindow;
}

/** "month" or "quarter". */
export function periodWord({ monthsPerPeriod }: Pick<Series, "monthsPerPeriod">): string {
  return monthsPerPeriod === 1 ? "month" : "quarter";
}
