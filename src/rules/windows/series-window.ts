import { addMonths, type Month, monthsBetween } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { MissingEvidence, NotRatedReason, WindowSummary } from "../rating.js";

/** Consecutive periods of a series without a gap. Indexes count periods from the series' first. */
export interface SeriesWindow extends WindowSummary {
  firstIndex: number;
  counts: number[];
}

/** Why a window could not be read. */
export interface Missing {
  reason: NotRatedReason;
  evidence: MissingEvidence;
}

/** Is it the explanation of something missing, rather than a result? */
export function isMissing(value: object): value is Missing {
  return "reason" in value && "evidence" in value && !("finding" in value) && !("rating" in value);
}

/** Is it a result, rather than the explanation of something missing? */
export function isFound<T extends object>(value: T | Missing): value is T {
  return !isMissing(value);
}

/** Windows are given in months; a quarterly series reads the nearest whole number of quarters, at least one. */
export function periodsOf(series: Pick<Series, "monthsPerPeriod">, months: number): number {
  return Math.max(1, Math.round(months / series.monthsPerPeriod));
}

/** Index of the last period that has ended by the period end; below 0 when the series starts later. */
export function lastIndexAt(series: Series, periodEnd: Month): number {
  return Math.floor((monthsBetween(series.start, periodEnd) + 1) / series.monthsPerPeriod) - 1;
}

/** Index of the first period that starts in or after a month; below 0 when that is before the series. */
export function firstIndexFrom(series: Series, month: Month): number {
  return Math.ceil(monthsBetween(series.start, month) / series.monthsPerPeriod);
}

/** First month of a period. */
export function monthAt(series: Pick<Series, "start" | "monthsPerPeriod">, index: number): Month {
  return addMonths(series.start, index * series.monthsPerPeriod);
}

/** First and last month of `periods` periods from `firstIndex`. */
export function spanOf(series: Series, firstIndex: number, periods: number): { from: Month; to: Month } {
  return {
    from: monthAt(series, firstIndex),
    to: addMonths(monthAt(series, firstIndex + periods), -1)
  };
}

/** The periods of a window, or what is missing from it: everything, some periods, a count, or enough offences to judge. */
export function windowAt(series: Series, firstIndex: number, periods: number): SeriesWindow | Missing {
  const counts: number[] = [];
  const gaps: Month[] = [];
  let covered = 0;
  for (let i = firstIndex; i < firstIndex + periods; ++i) {
    if (i < 0 || i >= series.counts.length) continue;
    covered += 1;
    const count = series.counts[i] ?? null;
    if (count === null) gaps.push(monthAt(series, i));
    else counts.push(count);
  }
  if (counts.length === 0) return { reason: "no-data", evidence: { needed: periods, available: 0 } };
  if (gaps.length > 0) {
    const reason = gaps.some((month) => series.suppressed?.includes(month))
      ? "suppressed-counts"
      : "gap-in-window";
    return { reason, evidence: { needed: periods, available: counts.length, months: gaps } };
  }
  if (covered < periods)
    return { reason: "too-few-periods", evidence: { needed: periods, available: covered } };
  const total = counts.reduce((sum, count) => sum + count, 0);
  const fewest = (series.fewestPerMonth ?? 0) * series.monthsPerPeriod * periods;
  if (total < fewest) return { reason: "too-few-offences", evidence: { needed: fewest, available: total } };
  return {
    ...spanOf(series, firstIndex, periods),
    periods,
    total,
    mean: total / periods,
    firstIndex,
    counts
  };
}

/** The last `months` months up to the period end. */
export function latestWindow(series: Series, periodEnd: Month, months: number): SeriesWindow | Missing {
  const periods = periodsOf(series, months);
  return windowAt(series, lastIndexAt(series, periodEnd) - periods + 1, periods);
}

/** The last unbroken run of at most `periods` periods that ends at `lastIndex`; empty when that period is missing. */
export function unbrokenRun(
  series: Series,
  lastIndex: number,
  periods: number
): { firstIndex: number; counts: number[] } {
  let first = lastIndex + 1;
  while (first > 0 && lastIndex - first + 1 < periods && typeof series.counts[first - 1] === "number")
    first -= 1;
  return { firstIndex: first, counts: series.counts.slice(first, lastIndex + 1) as number[] };
}

/** The part of a window that results carry. */
export function summaryOf({ from, to, periods, total, mean }: SeriesWindow): WindowSummary {
  return { from, to, periods, total, mean };
}

/** Basis phrases of the rows of a series that fall in a span, each once, in order. */
export function basesIn(series: Series, span: { from: Month; to: Month }): string[] {
  const runs = series.bases.filter((run) => run.from <= span.to && run.to >= span.from);
  return [...new Set(runs.map((run) => run.basis))];
}

/** Position of a period in its year: 0 = the period that holds January. */
export function positionInYear(series: Series, index: number): number {
  return Math.floor((Number(monthAt(series, index).slice(5)) - 1) / series.monthsPerPeriod);
}
