import * as Plot from "@observablehq/plot";
import { addMonths, formatMonthShort, type Month } from "../../plan/month.js";
import type { Polarity } from "../../plan/plan.js";
import { isTarget } from "../../plan/target.js";
import type { TrendsEvidence, TrendsFinding } from "../../rules/rating.js";
import { formatMean } from "../../words/format.js";
import { askedTotal, percentNote } from "../../words/target-text.js";
import type { EndLabel } from "./end-labels.js";
import { spanName } from "./offences-subject.js";
import { palette } from "./palette.js";
import { perPeriod, type Span, spanEdges } from "./series-points.js";

/** A stretch of months, and the mean count a period that a target asks of it. */
export interface TargetLevel extends Span {
  value: number;
  /** Last month of the year that the target is of. */
  end: Month;
}

/**
 * What a target in numbers asks of the months of a span: the level of each year that it names, or its one level from
 * `start` on, for months before the target period are on their way to it. None when the target is in no numbers.
 */
export function targetLevels(finding: TrendsFinding, span: Span, start: Month): TargetLevel[] {
  if (finding.finding === "not-judged" || !isTarget(finding.evidence.achievement)) return [];
  return levelsOf(finding.evidence, start).flatMap(({ from, to, ...level }) => {
    const inside = { from: [from, span.from].sort()[1]!, to: [to, span.to].sort()[0]! };
    return inside.from <= inside.to ? [{ ...inside, ...level }] : [];
  });
}

function levelsOf(
  { achievement, target, threshold, monthsPerPeriod }: TrendsEvidence,
  from: Month
): TargetLevel[] {
  if (typeof achievement !== "object")
    return [{ from, to: target.to, value: threshold / target.periods, end: target.to }];
  return Object.entries(achievement).map(([end, total]) => ({
    from: addMonths(end, -11),
    to: end,
    value: (total / 12) * monthsPerPeriod,
    end
  }));
}

/** The levels as dotted lines, unlike control lines. */
export function targetMarks(levels: readonly TargetLevel[]): Plot.Markish {
  return levels.map((level) => {
    const [x1, x2] = spanEdges(level);
    return Plot.ruleY([level.value], {
      x1,
      x2,
      stroke: palette.limit,
      strokeDasharray: "1,4",
      strokeLinecap: "round",
      strokeWidth: 2,
      className: "target"
    });
  });
}

/** The name of the latest level, at its end: "target, Mar 2016: 262". */
export function targetLabels(levels: readonly TargetLevel[]): EndLabel[] {
  return levels.slice(-1).map((level) => ({
    name: `target, ${formatMonthShort(level.end)}`,
    value: formatMean(level.value),
    y: level.value,
    x: spanEdges(level)[1]
  }));
}

/** "Target: a total of at most 3,148 in April 2015 to March 2016 (−20% on the baseline), 262 a month." */
export function targetNote(evidence: TrendsEvidence, better: Polarity): string {
  const { target, threshold, monthsPerPeriod, achievement } = evidence;
  const mean = `${formatMean(threshold / target.periods)} ${perPeriod(monthsPerPeriod)}`;
  return `Target: ${askedTotal(evidence, better)} in ${spanName(target)}${percentNote(achievement)}, ${mean}`;
}
