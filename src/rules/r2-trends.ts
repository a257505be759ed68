import type { Month } from "../plan/month.js";
import type { Polarity } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import type { Settings, TrendWindow } from "../plan/settings.js";
import { askedPerPeriod, isTarget } from "../plan/target.js";
import { type LeastSquaresFit, leastSquares, predictTotal } from "../statistics/regression/least-squares.js";
import { linesAtBaseline } from "./models/baseline-model.js";
import type { TrendLine } from "./outlook.js";
import { beyond, reaches } from "./polarity.js";
import type {
  ChangeEvidence,
  ChangeFinding,
  Lines,
  MissingEvidence,
  Projection,
  TrendsEvidence,
  TrendsFinding
} from "./rating.js";
import {
  firstIndexFrom,
  isMissing,
  lastIndexAt,
  type Missing,
  monthAt,
  periodsOf,
  type SeriesWindow,
  spanOf,
  unbrokenRun,
  windowAt
} from "./windows/series-window.js";

/** What a target asks of the total of its period. */
export interface Threshold {
  /** Total that must be passed on the improving side; reached, when it is a target in numbers. */
  threshold: number;
  /** Does a total of the target period achieve it? */
  isAchievedBy: (total: number) => boolean;
}

/** The target period cut at the period end: what is known, and which periods have to be projected. */
export interface TargetPeriod {
  firstIndex: number;
  periods: number;
  observed: number;
  observedTotal: number;
  /** Indexes of the periods that have not ended yet. */
  ahead: number[];
}

export type Target = TargetPeriod & Threshold;

/** What R1's finding tells of a target. */
export type TargetBasis = Pick<ChangeEvidence, "monthsPerPeriod" | "lines" | "targetError"> & {
  baseline: Pick<ChangeEvidence["baseline"], "mean" | "periods">;
};

/** Offences a period that arithmetic alone can make of none. */
const ROUNDING_TO_NOTHING = 1e-9;

/**
 * The threshold of a target: R1's line for it on the improving side (the baseline mean, when any improvement counts; what the
 * target asks, when it is in numbers), times the periods of the target. Missing when the target names no total for its period, or
 * is not above 0: no count can lie below that, so a colour would say nothing of what is recorded.
 */
export function thresholdOf(better: Polarity, settings: Settings, change: TargetBasis): Threshold | Missing {
  const perPeriod = thresholdPerPeriod(better, settings, change);
  if (perPeriod === undefined) return { reason: "no-target", evidence: { detail: settings.target.end } };
  if (better === "lower" && perPeriod <= ROUNDING_TO_NOTHING)
    return { reason: "target-below-nothing", evidence: {} };
  const threshold = perPeriod * periodsOf(change, settings.target.months);
  const isBeyond = isTarget(settings.achievement) ? reaches : beyond;
  return { threshold, isAchievedBy: (total) => isBeyond(total, threshold, better) };
}

/** The target period cut at the period end. Missing when a period that should be known is not. */
export function targetPeriod(
  series: Series,
  period: Month,
  settings: Pick<Settings, "target">
): TargetPeriod | Missing {
  const periods = periodsOf(series, settings.target.months);
  const firstIndex = lastIndexAt(series, settings.target.end) - periods + 1;
  const lastIndex = lastIndexAt(series, period);
  const known = Math.min(periods, Math.max(0, lastIndex - firstIndex + 1));
  const observed = known > 0 ? windowAt(series, firstIndex, known) : undefined;
  if (observed && isMissing(observed)) return { reason: "gap-in-window", evidence: { detail: "target" } };
  return {
    firstIndex,
    periods,
    observed: known,
    observedTotal: observed?.total ?? 0,
    ahead: Array.from({ length: periods - known }, (_, i) => firstIndex + known + i)
  };
}

/** The target period with its threshold; missing when either is. */
export function targetOf(
  series: Series,
  better: Polarity,
  period: Month,
  settings: Settings,
  change: Extract<ChangeFinding, { evidence: { lines: unknown } }>
): Target | Missing {
  const found = targetPeriod(series, period, settings);
  if (isMissing(found)) return found;
  const asked = thresholdOf(better, settings, change.evidence);
  return isMissing(asked) ? asked : { ...found, ...asked };
}

/** The lines that the target rests on: R1's own, or, by a method that leaves them as they were, those for the target period. */
export function targetLines(change: TargetBasis, { target }: Pick<Settings, "target">): Lines {
  const { baseline, lines, targetError } = change;
  return targetError
    ? linesAtBaseline(change, baseline, targetError, periodsOf(change, target.months))
    : lines;
}

function thresholdPerPeriod(better: Polarity, settings: Settings, change: TargetBasis): number | undefined {
  const { achievement, target } = settings;
  const { baseline, monthsPerPeriod } = change;
  if (achievement === "any") return baseline.mean;
  if (achievement === "significant")
    return targetLines(change, settings)[better === "lower" ? "lower" : "upper"];
  return askedPerPeriod(achievement, { baselineMean: baseline.mean, monthsPerPeriod, ...target });
}

/** What every reading says of the target. */
export function trendsEvidence(
  series: Series,
  target: Target,
  settings: Settings,
  projections: Projection[],
  unusable: TrendWindow[]
): TrendsEvidence {
  return {
    monthsPerPeriod: series.monthsPerPeriod,
    target: { ...spanOf(series, target.firstIndex, target.periods), periods: target.periods },
    threshold: target.threshold,
    achievement: settings.achievement,
    observedPeriods: target.observed,
    observedTotal: target.observedTotal,
    confidence: settings.projection.confidence,
    projections,
    achieving: projections.filter((p) => p.achieves).length,
    of: projections.length,
    unusable
  };
}

function trendWindowAt(
  series: Series,
  period: Month,
  window: TrendWindow,
  settings: Settings
): SeriesWindow | undefined {
  const last = lastIndexAt(series, period);
  const first =
    window === "baseline"
      ? firstIndexFrom(series, settings.baseline.start)
      : last - periodsOf(series, window) + 1;
  const found = windowAt(series, first, last - first + 1);
  return isMissing(found) ? undefined : found;
}

interface FittedTrend {
  name: TrendWindow;
  window: SeriesWindow;
  fit: LeastSquaresFit;
}

/** Ordinary least squares on the number of periods since the window began. */
function fitTrend(name: TrendWindow, window: SeriesWindow | undefined): FittedTrend | undefined {
  if (!window) return undefined;
  const fit = leastSquares(
    window.counts.map((_, i) => [1, i]),
    window.counts
  );
  return fit && { name, window, fit };
}

/** Every straight line of the settings that can be drawn at a period end, and the windows that cannot. */
export function fitTrends(series: Series, period: Month, settings: Settings) {
  const fitted = settings.trends.windows.map((name) =>
    fitTrend(name, trendWindowAt(series, period, name, settings))
  );
  return {
    trends: fitted.filter((trend) => trend !== undefined),
    unusable: settings.trends.windows.filter((_, i) => fitted[i] === undefined)
  };
}

/** Periods that the shortest window needs (a line and its spread: three at least), and how many of them there are. */
function shortestWindow(series: Series, period: Month, settings: Settings): MissingEvidence {
  const last = lastIndexAt(series, period);
  const sinceBaseline = last - firstIndexFrom(series, settings.baseline.start) + 1;
  const lengths = settings.trends.windows.map((w) =>
    w === "baseline" ? sinceBaseline : periodsOf(series, w)
  );
  const shortest = Math.min(...lengths);
  return { needed: Math.max(3, shortest), available: unbrokenRun(series, last, shortest).counts.length };
}

/** Counts never go below zero, so neither does their total. */
const notNegative = (value: number) => Math.max(0, value);

/** Where a line runs below zero before a period that has to be projected has ended: since which period, counted in months. */
function belowZero({ window, fit }: FittedTrend, target: Target, series: Series, total: number) {
  const [intercept, slope] = fit.coefficients as [number, number];
  const value = (index: number) => intercept + slope * (index - window.firstIndex);
  const isBelow = (index: number) => value(index) < -ROUNDING_TO_NOTHING;
  if (!target.ahead.some(isBelow)) return {};
  const next = window.firstIndex + window.periods;
  const coming = Array.from({ length: target.ahead.at(-1)! - next + 1 }, (_, i) => next + i);
  return { belowZero: { from: monthAt(series, coming.find(isBelow)!), total } };
}

function projectTrend(trend: FittedTrend, target: Target, series: Series, confidence: number): Projection {
  const rows = target.ahead.map((index) => [1, index - trend.window.firstIndex]);
  const rest =
    rows.length === 0 ? { total: 0, lower: 0, upper: 0 } : predictTotal(trend.fit, rows, confidence);
  const total = target.observedTotal + notNegative(rest.total);
  return {
    window: trend.name,
    from: trend.window.from,
    total,
    lower: target.observedTotal + notNegative(rest.lower),
    upper: target.observedTotal + notNegative(rest.upper),
    achieves: target.isAchievedBy(total),
    ...belowZero(trend, target, series, target.observedTotal + rest.total)
  };
}

/** R2, as written: do straight lines through the counts of several windows reach the threshold by the target date? */
export function trendProjections(
  series: Series,
  better: Polarity,
  period: Month,
  settings: Settings,
  change: ChangeFinding
): TrendsFinding {
  const notJudged = { rule: "R2", reading: "as-written", finding: "not-judged" } as const;
  if (change.finding === "not-judged") return { ...notJudged, reason: "change-not-judged", evidence: {} };
  const target = targetOf(series, better, period, settings, change);
  if (isMissing(target)) return { ...notJudged, ...target };
  const { trends, unusable } = fitTrends(series, period, settings);
  if (trends.length === 0) {
    return { ...notJudged, reason: "too-few-periods", evidence: shortestWindow(series, period, settings) };
  }
  const confidence = settings.projection.confidence / 100;
  const projections = trends.map((trend) => projectTrend(trend, target, series, confidence));
  const evidence = trendsEvidence(series, target, settings, projections, unusable);
  return {
    rule: "R2",
    reading: "as-written",
    finding: evidence.achieving > 0 ? "achieved" : "not-achieved",
    evidence
  };
}

/** The straight lines as a chart draws them: from the start of each window to the end of the target period. */
export function trendLines(
  series: Series,
  period: Month,
  settings: Settings,
  evidence: TrendsEvidence
): TrendLine[] {
  const last = lastIndexAt(series, settings.target.end);
  return fitTrends(series, period, settings).trends.map(({ name, window, fit }) => {
    const [intercept, slope] = fit.coefficients as [number, number];
    const end = Math.max(last, window.firstIndex + window.periods - 1);
    return {
      window: name,
      points: Array.from({ length: end - window.firstIndex + 1 }, (_, i) => ({
        month: monthAt(series, window.firstIndex + i),
        value: notNegative(intercept + slope * i)
      })),
      achieves: evidence.projections.some((p) => p.window === name && p.achieves)
    };
  });
}
