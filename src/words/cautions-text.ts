import { formatMonth, type Month } from "../plan/month.js";
import type { Reading } from "../plan/settings.js";
import { judgedFinding } from "../rules/judged-finding.js";
import type {
  ChangeEvidence,
  MeasureRating,
  Projection,
  RatingResult,
  TrendsEvidence
} from "../rules/rating.js";
import { crossesRecording } from "../rules/windows/recorded-alike.js";
import { span, trendWindowName } from "./explanation.js";
import { formatList, formatNumber } from "./format.js";
import { oddMonthsText } from "./odd-months-text.js";
import { crossedText, sinceText } from "./recorded-anew-text.js";

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
  const changes = ratings
    .filter(crossesRecording)
    .flatMap(({ evidence }) => ("recordedAnew" in evidence && evidence.recordedAnew?.changes) || []);
  return [...new Set(changes)].sort();
}

/**
 * Of several lines the one that reaches the target, where the others and the latest year do not go its way; nothing
 * where more than one does.
 */
function oneLineText({ projections, threshold, target }: TrendsEvidence, change?: ChangeEvidence): string {
  const others = projections.filter((p) => !p.achieves).map(({ total }) => total);
  const [line, second] = projections.filter((p) => p.achieves);
  if (!line || second || others.length === 0) return "";
  const range = [...new Set([Math.min(...others), Math.max(...others)].map((total) => formatNumber(total)))];
  const recorded = change
    ? `, and ${formatNumber(change.latest.total)} were recorded in ${span(change.latest)}`
    : "";
  return (
    `One line alone reaches the target: ${lineName(line)}, ${formatNumber(line.total)} in ${span(target)} against ` +
    `the ${formatNumber(threshold)} of the target. The other ${formatNumber(others.length)} lead to ${range.join(" to ")}${recorded}.`
  );
}

/**
 * What to know before resting on the colours of a measure in some readings, a sentence each: months that look wrong,
 * a change of recording that they cross and whether they would stand without it, a target reached by no straight line but such as run below zero, and one reached by one
 * line of several.
 */
export function cautionsText(
  {
    odd,
    findings = [],
    ratings = [],
    sinceRecording = []
  }: Partial<Pick<MeasureRating, "odd" | "findings" | "ratings" | "sinceRecording">>,
  readings: readonly Reading[]
): string[] {
  const colours = ratings.filter(({ reading }) => readings.includes(reading));
  const changes = crossed(colours);
  const trends = findings.filter((f) => f.rule === "R2" && readings.includes(f.reading));
  const rests = trends.flatMap((f) => {
    if (f.finding === "not-judged" || f.rule !== "R2") return [];
    if (restsBelowZero(f.evidence))
      return `${belowZeroText(f.evidence)} No other line reaches the target, so the colour rests on what cannot happen.`;
    return oneLineText(f.evidence, judgedFinding(findings, "R1", f.reading)?.evidence) || [];
  });
  return [
    ...(odd ? [oddMonthsText(odd)] : []),
    ...(changes.length > 0 ? [`${crossedText(changes)} ${sinceText(colours, sinceRecording)}`.trim()] : []),
    ...rests
  ];
}
