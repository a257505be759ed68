import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { WindowSummary } from "../rating.js";
import { firstIndexFrom, lastIndexAt, periodsOf, positionInYear } from "../windows/series-window.js";
import { type DrawnHistories, drawnHistories } from "./drawn-histories.js";
import type { UnchangedHistory } from "./unchanged-history.js";
import { meanWeights, trendWeights, type Weights } from "./weighted-sums.js";

/** Histories like a series, from its first period to the period end. */
export interface DrawnSeries {
  series: Series;
  /** Usual count of each period. */
  usual: number[];
  histories: DrawnHistories;
}

/**
 * What is laid out evenly, in months back from the period end: means of windows from one to another, and straight trends. The
 * published windows are made of these; windows of other settings are as right, though less finely known.
 */
const MEANS = [
  [0, 6],
  [6, 12],
  [12, 18],
  [18, 30],
  [30, 42]
] as const;
const TRENDS = [12, 24, 36];

/** How many sums that is. */
export const SUMS_LAID_OUT = MEANS.length + TRENDS.length;

/** Draws every period of a series up to a period end. */
export function drawnSeries(series: Series, period: Month, history: UnchangedHistory): DrawnSeries {
  const periods = lastIndexAt(series, period) + 1;
  const usual = usualCounts(series, periods, history);
  const means = MEANS.filter(([, to]) => periodsOf(series, to) <= periods).map(([from, to]) =>
    meanWeights(periods, periods - periodsOf(series, to), periodsOf(series, to - from))
  );
  const trends = TRENDS.map((months) => periodsOf(series, months)).map((length) =>
    trendWeights(periods, Math.max(0, periods - length), periods + length)
  );
  return { series, usual, histories: drawnHistories(usual, history, [...means, ...trends]) };
}

/** The usual count of each period of a series from its first on. */
export function usualCounts(series: Series, periods: number, history: UnchangedHistory): number[] {
  return Array.from(
    { length: periods },
    (_, t) => history.level * history.season[positionInYear(series, t)]! * history.length(t)
  );
}

/** Where a window begins in the histories of a series. */
export function placeOf({ series }: DrawnSeries, { from }: Pick<WindowSummary, "from">): number {
  return firstIndexFrom(series, from);
}

/** Weights of the mean of a window. */
export function windowWeights(drawn: DrawnSeries, window: Pick<WindowSummary, "from" | "periods">): Weights {
  return meanWeights(drawn.histories.length, placeOf(drawn, window), window.periods);
}
