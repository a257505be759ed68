import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { drawnHistories } from "../chances/drawn-histories.js";
import { type DrawnSeries, usualCounts } from "../chances/drawn-series.js";
import type { UnchangedHistory } from "../chances/unchanged-history.js";
import { meanWeights, type Weights } from "../chances/weighted-sums.js";
import { firstIndexFrom, lastIndexAt } from "../windows/series-window.js";
import { baselineEnd } from "./plan-looks.js";

/** Histories behind a critical value: drawn by chance alone, 2,000 would hold a share of 5% to half a point, one of 20% to 0.9. */
const HISTORIES = 2000;

/** Parts of equal length of the months after the baseline whose means are laid out evenly, beside the baseline's. */
const PARTS = 8;

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
  const weighed = meansOf(series, usual.length, settings);
  return {
    series: { ...series, counts },
    usual,
    histories: drawnHistories(usual, history, weighed, { count: HISTORIES })
  };
}

/** What the looks of a plan compare: means of the baseline and of the parts of the plan after it. */
function meansOf(series: Series, periods: number, settings: Settings): Weights[] {
  const first = Math.max(0, firstIndexFrom(series, settings.baseline.start));
  const after = lastIndexAt(series, baselineEnd(settings)) + 1;
  const parts = Array.from({ length: PARTS + 1 }, (_, k) =>
    Math.round(after + (k * (periods - after)) / PARTS)
  );
  const bounds = [first, ...parts];
  return parts.flatMap((to, k) => {
    const from = bounds[k]!;
    return to > from && from >= 0 ? [meanWeights(periods, from, to - from)] : [];
  });
}
