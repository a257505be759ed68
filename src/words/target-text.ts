import { formatMonth } from "../plan/month.js";
import type { Polarity } from "../plan/plan.js";
import { type Achievement, isTarget, percentOf, type Target } from "../plan/target.js";
import { decimalsOf, formatNumber, formatSignedPercent } from "./format.js";

/** A target in numbers in words: "−20% on the baseline", "a total of 3,148", "3,400 in the year to March 2015, 3,148 in the year to March 2016". */
export function targetText(target: Target): string {
  if (typeof target === "string") return percentText(percentOf(target));
  if (typeof target === "number") return `a total of ${numberText(target)}`;
  return Object.entries(target)
    .map(([month, total]) => `${numberText(total)} in the year to ${formatMonth(month)}`)
    .join(", ");
}

function percentText(percent: number): string {
  return `${formatSignedPercent(percent, decimalsOf(percent))} on the baseline`;
}

const numberText = (value: number): string => formatNumber(value, decimalsOf(value));

/** The side of a total that achieves a target: "below", or "at most" where it is in numbers, for such a one is reached, not passed. */
export function askedSide(achievement: Achievement, better: Polarity): string {
  if (isTarget(achievement)) return better === "lower" ? "at most" : "at least";
  return better === "lower" ? "below" : "above";
}

/** "a total below", "a total of at most". */
export function totalOnSide(achievement: Achievement, better: Polarity): string {
  return `a total ${isTarget(achievement) ? "of " : ""}${askedSide(achievement, better)}`;
}

/** The total that achieves a target: "a total below 4,310", "a total of at most 3,148". */
export function askedTotal(
  { threshold, achievement }: { threshold: number; achievement: Achievement },
  better: Polarity
): string {
  return `${totalOnSide(achievement, better)} ${formatNumber(threshold)}`;
}

/** " (−20% on the baseline)", which the total alone does not say; nothing for any other target. */
export function percentNote(achievement: Achievement): string {
  const isPercent = isTarget(achievement) && typeof achievement === "string";
  return isPercent ? ` (${targetText(achievement)})` : "";
}
