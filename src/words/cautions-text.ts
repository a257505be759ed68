import { formatMonth } from "../plan/month.js";
import type { Reading } from "../plan/readings.js";
import {
  type BelowZero,
  type Cautions,
  cautionsOf,
  isBelowZero,
  type NarrowTrend,
  onlyLine
} from "../rules/cautions.js";
import type { Projection, TrendsEvidence } from "../rules/rating.js";
import { span, trendWindowName } from "./explanation.js";
import { formatList, formatNumber } from "./format.js";
import { oddMonthsText } from "./odd-months-text.js";
import { crossedText, sinceText } from "./recorded-anew-text.js";

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

/** Of several lines the one that reaches the target, where the others and the latest year do not go its way. */
function oneLineText({ evidence, change }: NarrowTrend): string {
  const { projections, threshold, target } = evidence;
  const line = onlyLine(evidence)!;
  const others = projections.filter((p) => !p.achieves).map(({ total }) => total);
  const range = [...new Set([Math.min(...others), Math.max(...others)].map((total) => formatNumber(total)))];
  const recorded = change
    ? `, and ${formatNumber(change.latest.total)} were recorded in ${span(change.latest)}`
    : "";
  return (
    `One line alone reaches the target: ${lineName(line)}, ${formatNumber(line.total)} in ${span(target)} against ` +
    `the ${formatNumber(threshold)} of the target. The other ${formatNumber(others.length)} lead to ${range.join(" to ")}${recorded}.`
  );
}

/** What a trend rests on that is little, in a sentence. */
const narrowText = (trend: NarrowTrend): string =>
  trend.restsBelowZero
    ? `${belowZeroText(trend.evidence)} No other line reaches the target, so the colour rests on what cannot happen.`
    : oneLineText(trend);

/** What a measure's colours rest on besides months that look wrong, a sentence each. */
export const restsOnText = ({ crossed, colours, sinceRecording, trends }: Cautions): string[] => [
  ...(crossed.length > 0 ? [`${crossedText(crossed)} ${sinceText(colours, sinceRecording)}`.trim()] : []),
  ...trends.map(narrowText)
];

/**
 * What to know before resting on the colours of a measure in some readings, a sentence each: months that look wrong,
 * a change of recording that they cross and whether they would stand without it, a target reached by no straight line but such as run below zero, and one reached by one
 * line of several.
 */
export function cautionsText(
  measure: Parameters<typeof cautionsOf>[0],
  readings: readonly Reading[]
): string[] {
  const cautions = cautionsOf(measure, readings);
  return [...(cautions.odd.length > 0 ? [oddMonthsText(cautions.odd)] : []), ...restsOnText(cautions)];
}
