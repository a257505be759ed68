import { element } from "../../kit/element.js";
import { ratingShape, ratingWord } from "../../kit/rating-badge.js";
import { formatMonth, type Month } from "../../plan/month.js";
import type { ExpectedByChance } from "../../rules/chances/expected-by-chance.js";
import type { StandingColours } from "../../rules/chances/standing-colours.js";
import type { ExpectedOverPlan } from "../../rules/plan-life/expected-over-plan.js";
import { RATINGS, type Rating, type RatingResult } from "../../rules/rating.js";
import { formatNumber, formatUnits } from "../../words/format.js";

export type RatingCounts = Record<Rating, number>;

/** How many results have each rating. */
export function countRatings(results: readonly RatingResult[]): RatingCounts {
  const counts: RatingCounts = { green: 0, amber: 0, red: 0, "not-rated": 0 };
  for (const { rating } of results) counts[rating] += 1;
  return counts;
}

/** "3 green, 9 amber, 4 red, 2 not rated". */
export function countsInWords(counts: RatingCounts): string {
  return RATINGS.map((rating) => countInWords(rating, counts[rating])).join(", ");
}

function countInWords(rating: Rating, count: number): string {
  return `${formatNumber(count)} ${ratingWord(rating).toLowerCase()}`;
}

/** "about 2 of these colours would be expected by chance", if nothing had changed, and of how many that is not known; null while it is being worked out. */
export function chanceInWords(byChance: ExpectedByChance | null): string {
  if (byChance === null) return "how many chance alone would give is being worked out";
  const { expected, unknown } = byChance;
  return `${about(expected)} of these colours would be expected by chance${open(unknown)}`;
}

const about = (expected: number) =>
  Math.round(expected) < 1 ? "fewer than 1" : `about ${formatNumber(Math.round(expected))}`;

const open = (unknown: number) => (unknown > 0 ? `, and of ${formatNumber(unknown)} it is not known` : "");

/**
 * "over the plan to March 2017 about 7 of them would show a false colour at least once, and of 2 it is not known"; empty while that
 * is being worked out.
 */
export function overPlanInWords(overPlan: ExpectedOverPlan | null, end: Month): string {
  if (overPlan === null) return "";
  const { expected, unknown } = overPlan;
  return `over the plan to ${formatMonth(end)} ${about(expected)} of their rules would show a false one at least once${open(unknown)}`;
}

/** "of 9 changes that the calibrated tests find, 6 stand when all 30 tests are looked at together"; empty while that is open. */
export function standingInWords(colours: StandingColours | null): string {
  if (colours === null || colours.tests === 0) return "";
  const { tests, found, standing } = colours;
  if (found === 0) return "the calibrated tests find no change";
  const kept = standing.length === 0 ? "none stands" : `${formatUnits(standing.length, "stands", "stand")}`;
  return `of ${formatUnits(found, "change")} that the calibrated tests find, ${kept} when all ${formatUnits(tests, "test")} are looked at together`;
}

/** "3 green, 9 amber, 4 red, 2 not rated", each with its shape. */
export function ratingCounts(counts: RatingCounts): HTMLElement {
  const colours = RATINGS.flatMap((rating, i) => [
    i > 0 ? ", " : "",
    element(
      "span",
      { class: `top-line-count rating-${rating}` },
      ratingShape(rating),
      countInWords(rating, counts[rating])
    )
  ]);
  return element("span", {}, ...colours);
}
