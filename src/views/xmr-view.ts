import type { Month } from "../plan/month.js";
import type { Series } from "../plan/plan-data.js";
import type { SeasonFound } from "../rules/models/season-factors.js";
import { monthAt, spanOf } from "../rules/windows/series-window.js";
import type { BaselineLimits } from "../statistics/control-limits/baseline-limits.js";
import { type PhaseChoice, type PhaseSpan, phaseSpans } from "./xmr-phases.js";
import {
  BASELINE_FIGURES,
  phaseLimits,
  SHEWHART,
  signalPositions,
  XMR_RULES,
  type XmrRule
} from "./xmr-rules.js";

/** A period at which a run rule's pattern is complete. */
export interface XmrSignal {
  /** First month of the period. */
  month: Month;
  /** As it is drawn: without the season where that is removed. */
  value: number;
  /** As it was counted. */
  count: number;
  rule: XmrRule;
  /** Side of the mean, or the way that a trend runs. */
  direction: "up" | "down";
}

/** Two lines about a mean; the lower one stops at zero. */
interface Pair {
  lower: number;
  upper: number;
}

/** Lines of a phase, in the unit of the values drawn. */
export interface XmrLimits extends BaselineLimits {
  /** At 3 standard deviations, and at the number of them that the settings choose. */
  outer: Pair;
  inner: Pair;
}

/** A stretch of the series with limits of its own. */
export interface XmrPhase {
  from: Month;
  /** Last month, which may lie after the period end. */
  to: Month;
  /** Figures up to the period end. */
  figures: number;
  /** The first of them, which the limits come from, and their months; null where there are no limits. */
  baseline: { figures: number; from: Month; to: Month } | null;
  limits: XmrLimits | null;
}

/** An individuals (XmR) chart in numbers. Exploratory: no rating is made from it. */
export interface XmrView {
  phases: XmrPhase[];
  /** By month; a month that several rules name is listed once for each. Never after the period end. */
  signals: XmrSignal[];
  /** Figures up to the period end that lie in a phase with limits. */
  judged: number;
  /** The series with its season taken out, which is what is drawn and judged; null when the counts are as they are. */
  adjusted: Series | null;
}

/** What the chart shows and how it judges. */
export interface XmrChoice extends PhaseChoice {
  /** Standard deviations from the mean to the inner lines. */
  z: number;
  /** The season to be taken out; the counts stay as they are without one. */
  season?: SeasonFound | undefined;
}

/**
 * Phases, limits and signals of an individuals chart: mean +/- 3 and z x mean moving range / 1.128 of the first
 * {@link BASELINE_FIGURES} figures of each phase, all of them where there are fewer (methodology R5; NIST/SEMATECH e-Handbook
 * 6.3.2.2). Every count is divided by what is usual for its time of year where a season is given. No moving range and no run
 * reaches across a gap or into another phase, and nothing is read of months after the period end.
 */
export function xmrView(series: Series, choice: XmrChoice): XmrView {
  const { z, season } = choice;
  const adjusted = season ? withoutSeason(series, season) : null;
  const values = (adjusted ?? series).counts as number[];
  const stretches = phaseSpans(series, choice).map((span) => ({
    span,
    phase: phaseOf(series, span, values, z)
  }));
  const judged = stretches.filter(({ phase }) => phase.limits !== null);
  const signals = judged.flatMap(({ span, phase }) =>
    span.runs.flatMap((run) => signalsIn(run, values, phase.limits!, z))
  );
  return {
    phases: stretches.map(({ phase }) => phase),
    signals: signals.map(({ index, ...signal }) => ({
      month: monthAt(series, index),
      value: values[index]!,
      count: series.counts[index]!,
      ...signal
    })),
    judged: judged.reduce((total, { phase }) => total + phase.figures, 0),
    adjusted
  };
}

function withoutSeason(series: Series, { usual }: SeasonFound): Series {
  return { ...series, counts: series.counts.map((count, i) => (count === null ? null : count / usual(i))) };
}

function phaseOf(
  series: Series,
  { from, to, runs }: PhaseSpan,
  values: readonly number[],
  z: number
): XmrPhase {
  const known = runs.flat();
  const found = phaseLimits(runs.map((run) => run.map((i) => values[i]!)));
  if (!found) return { from, to, figures: known.length, baseline: null, limits: null };
  const first = known.slice(0, BASELINE_FIGURES);
  const baseline = {
    figures: first.length,
    from: monthAt(series, first[0]!),
    to: spanOf(series, first.at(-1)!, 1).to
  };
  const pair = (deviations: number): Pair => ({
    lower: Math.max(0, found.centre - deviations * found.sigma),
    upper: found.centre + deviations * found.sigma
  });
  const limits = { ...found, outer: pair(SHEWHART), inner: pair(z) };
  return { from, to, figures: known.length, baseline, limits };
}

/** Signals of one run, by month and then by rule. */
function signalsIn(
  run: readonly number[],
  values: readonly number[],
  limits: XmrLimits,
  z: number
): { index: number; rule: XmrRule; direction: "up" | "down" }[] {
  const own = run.map((index) => values[index]!);
  const positions = signalPositions(own, limits, z);
  return run.flatMap((index, i) =>
    XMR_RULES.filter((rule) => positions[rule].includes(i)).map((rule) => {
      const height = own[i]! - (rule === "trending" ? own[i - 1]! : limits.centre);
      return { index, rule, direction: height > 0 ? ("up" as const) : ("down" as const) };
    })
  );
}
