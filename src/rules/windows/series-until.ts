import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import { lastIndexAt, spanOf } from "./series-window.js";

/** The periods of a series that had ended by a month, with the bases that they rest on; none before its first. */
export function seriesUntil(series: Series, end: Month): Series {
  const periods = Math.max(0, Math.min(series.counts.length, lastIndexAt(series, end) + 1));
  const last = periods === 0 ? null : spanOf(series, 0, periods).to;
  const bases = series.bases
    .filter(({ from }) => last !== null && from <= last)
    .map((run) => ({ ...run, to: run.to < last! ? run.to : last! }));
  return { ...series, counts: series.counts.slice(0, periods), bases };
}
