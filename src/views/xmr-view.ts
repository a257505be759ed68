import { addMonths, type Month } from "../plan/month.js";
import type { Series } from "../plan/plan-data.js";
import { firstIndexFrom, monthAt } from "../rules/windows/series-window.js";
import { D2, meanMovingRange } from "../statistics/control-limits/moving-range.js";
import {
  beyondLine,
  mostlyOuter,
  oneSide,
  TWO_OF_THREE,
  trending
} from "../statistics/control-limits/run-rules.js";
import type { XmrLimits } from "../statistics/control-limits/xmr.js";
import { mean } from "../statistics/mean.js";
import { sum } from "../statistics/sum.js";

/** Fewest figures that a phase's limits may come from. */
export const FEWEST_FOR_LIMITS = 12;

/** Run rules in the order in which they are told: a point beyond a line; 8 on one side; 6 trending; 2 of 3 beyond two thirds. */
export const XMR_RULES = ["beyond", "one-side", "trending", "two-of-three"] as const;
export type XmrRule = (typeof XMR_RULES)[number];

/** A period at which a run rule's pattern is complete. */
export interface XmrSignal {
  /** First month of the period. */
  month: Month;
  value: number;
  rule: XmrRule;
  /** Side of the mean, or the way that a trend runs. */
  direction: "up" | "down";
}

/** A stretch of the series with limits of its own. */
export interface XmrPhase {
  from: Month;
  /** Last month, which may lie after the period end. */
  to: Month;
  /** Figures up to the period end: those that the limits come from. */
  figures: number;
  /** Null with fewer than {@link FEWEST_FOR_LIMITS} figures, or no two in a row. The lower line stops at zero. */
  limits: XmrLimits | null;
}

/** An individuals (XmR) chart in numbers. Exploratory: no rating is made from it. */
export interface XmrView {
  phases: XmrPhase[];
  /** By month; a month that several rules name is listed once for each. Never after the period end. */
  signals: XmrSignal[];
  /** Figures up to the period end that lie in a phase with limits. */
  judged: number;
}

/** What the chart shows and where its limits begin anew. */
export interface XmrChoice {
  /** First and last month shown. */
  from: Month;
  to: Month;
  /** Limits and signals read no month after it. */
  periodEnd: Month;
  /** Months in which a new phase starts, beside `from`; those outside the months shown have no effect. */
  starts: readonly Month[];
  /** Distance of the lines from the mean, in standard deviations. */
  z: number;
}

interface Figure {
  month: Month;
  value: number;
}

/**
 * Phases, limits and signals of an individuals chart: mean +/- z x mean moving range / 1.128 of each phase's figures up
 * to the period end (methodology R5; NIST/SEMATECH e-Handbook 6.3.2.2). No moving range and no run reaches across a gap
 * or into another phase.
 */
export function xmrView(series: Series, choice: XmrChoice): XmrView {
  const stretches = phaseSpans(series, choice).map((span) => {
    const runs = runsIn(series, span, choice.periodEnd);
    const figures = runs.flat().length;
    return { runs, phase: { ...span, figures, limits: limitsOf(runs, choice.z) } };
  });
  const judged = stretches.filter(({ phase }) => phase.limits !== null);
  return {
    phases: stretches.map(({ phase }) => phase),
    signals: judged.flatMap(({ runs, phase }) => runs.flatMap((run) => signalsIn(run, phase.limits!))),
    judged: judged.reduce((total, { phase }) => total + phase.figures, 0)
  };
}

/** The months shown, cut where a period starts in or after one of the phases' months. */
function phaseSpans(series: Series, { from, to, starts }: XmrChoice): { from: Month; to: Month }[] {
  const snapped = starts.map((month) => monthAt(series, firstIndexFrom(series, month)));
  const inner = [...new Set(snapped)].filter((month) => month > from && month <= to).sort();
  const firsts = [from, ...inner];
  return firsts.map((first, i) => ({ from: first, to: i + 1 < firsts.length ? before(firsts[i + 1]!) : to }));
}

const before = (month: Month): Month => addMonths(month, -1);

/** The figures of whole periods in a span up to the period end, in runs without a gap. */
function runsIn(series: Series, { from, to }: { from: Month; to: Month }, periodEnd: Month): Figure[][] {
  const last = to < periodEnd ? to : periodEnd;
  const runs: Figure[][] = [[]];
  series.counts.forEach((value, i) => {
    const month = monthAt(series, i);
    if (month < from || before(monthAt(series, i + 1)) > last) return;
    if (value === null) runs.push([]);
    else runs.at(-1)!.push({ month, value });
  });
  return runs.filter((run) => run.length > 0);
}

function limitsOf(runs: readonly Figure[][], z: number): XmrLimits | null {
  const values = runs.map((run) => run.map(({ value }) => value));
  const range = pooledRange(values);
  if (range === undefined || values.flat().length < FEWEST_FOR_LIMITS) return null;
  const centre = mean(values.flat())!;
  const sigma = range / D2;
  const lower = Math.max(0, centre - z * sigma);
  return { centre, meanMovingRange: range, sigma, lower, upper: centre + z * sigma };
}

/** Mean of all moving ranges within the runs; undefined when no run has two values. */
function pooledRange(runs: readonly number[][]): number | undefined {
  const moving = runs.filter((run) => run.length > 1);
  if (moving.length === 0) return undefined;
  const ranges = moving.map((run) => run.length - 1);
  return sum(moving.map((run, i) => meanMovingRange(run)! * ranges[i]!)) / sum(ranges);
}

/** Signals of one run, by month and then by rule. A distance from the mean is measured against the upper line's. */
function signalsIn(run: readonly Figure[], { centre, upper }: XmrLimits): XmrSignal[] {
  const distances = run.map(({ value }) => value - centre);
  const line = upper - centre;
  const positions: Record<XmrRule, number[]> = {
    beyond: beyondLine(distances, line),
    "one-side": oneSide(distances),
    trending: trending(distances),
    "two-of-three": mostlyOuter(distances, line, TWO_OF_THREE)
  };
  return run.flatMap((figure, i) =>
    XMR_RULES.filter((rule) => positions[rule].includes(i)).map((rule) => {
      const height = rule === "trending" ? distances[i]! - distances[i - 1]! : distances[i]!;
      return { ...figure, rule, direction: height > 0 ? ("up" as const) : ("down" as const) };
    })
  );
}
