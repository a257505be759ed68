import { formatMonth, type Month } from "../plan/month.js";
import type { Reading } from "../plan/settings.js";
import type { MeasureRating, Projection, RatingResult, TrendsEvidence } from "../rules/rating.js";
import { trendWindowName } from "./explanation.js";
import { formatList, formatNumber } from "./format.js";
import { oddMonthsText } from "./odd-months-text.js";
import { crossedText } from "./recorded-anew-text.js";

type BelowZero = Projection & Required<Pick<Projection, "belowZero">>;

const isBelowZero = (p: Projection): p is BelowZero => p.belowZero !== undefined;

const lineName = ({ window }: Projection) =>
  window === "baseline" ? "the line since the baseline began" : `the line of ${trendWindowName(window)}`;

/** "the line of 12 months runs below zero from January 2016 (−570 in all)". */
const lineBelowZero = (p: BelowZero) =>
  `${lineName(p)} runs below zero from ${formatMonth(p.belowZero.from)} (${formatNumber(p.belowZero.total)} in all)`;

/** Every straight line that runs below zero, in a sentence; nothing where none does. */
export function belowZeroText({ projections }: Pick<TrendsEvidence, "projections">): string {
  const lines = projections.filter(isBelowZero).map(lineBelowZero);
  return lines.length === 0 ? "" : `No count can be below zero, yet ${formatList(lines)}.`;
}

/** Does the target count as reached by no line but such as run below zero? */
export function restsBelowZero({ projections }: TrendsEvidence): boolean {
  const achieving = projections.filter((p) => p.achieves);
  return achieving.length > 0 && achieving.every(isBelowZero);
}

/** The changes of recording that colours cross, each month once. */
function crossed(ratings: readonly RatingResult[]): Month[] {
  const changes = ratings.flatMap(({ evidence }) =>
    "recordedAnew" in evidence && !evidence.recordedAnew.restarted ? evidence.recordedAnew.changes : []
  );
  return [...new Set(changes)].sort();
}

/**
 * What to know before resting on the colours of a measure in some readings, a sentence each: months that look wrong,
 * a change of recording that they cross, and a target reached by no straight line but such as run below zero.
 */
export function cautionsText(
  { odd, findings = [], ratings = [] }: Partial<Pick<MeasureRating, "odd" | "findings" | "ratings">>,
  readings: readonly Reading[]
): string[] {
  const changes = crossed(ratings.filter(({ reading }) => readings.includes(reading)));
  const trends = findings.filter((f) => f.rule === "R2" && readings.includes(f.reading));
  const below = trends.flatMap((f) =>
    f.finding !== "not-judged" && f.rule === "R2" && restsBelowZero(f.evidence)
      ? `${belowZeroText(f.evidence)} No other line reaches the target, so the colour rests on what cannot happen.`
      : []
  );
  return [
    ...(odd ? [oddMonthsText(odd)] : []),
    ...(changes.length > 0 ? [crossedText(changes)] : []),
    ...below
  ];
}
