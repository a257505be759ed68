import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { drawnHistories } from "../chances/drawn-histories.js";
import { type DrawnSeries, usualCounts } from "../chances/drawn-series.js";
import type { UnchangedHistory } from "../chances/unchanged-history.js";
import { lastIndexAt } from "../windows/series-window.js";

/** Histories behind a critical value: with 2,000 a share of 5% is held to half a point, one of 20% to 0.9. */
const HISTORIES = 2000;

/**
 * Histories like a series, by its fit up to a month, from its first period to the target date, in which nothing changes; with
 * counts that only say where one is missing.
 */
export function plannedLike(
  series: Series,
  known: Month,
  settings: Settings,
  history: UnchangedHistory
): DrawnSeries {
  const usual = usualCounts(series, lastIndexAt(series, settings.target.end) + 1, history);
  const last = lastIndexAt(series, known);
  const counts = usual.map((count, t) => (t <= last && series.counts[t] === null ? null : count));
  return { series: { ...series, counts }, usual, histories: drawnHistories(usual, history, [], HISTORIES) };
}
