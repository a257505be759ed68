import { READING_KINDS } from "../../plan/readings.js";
import type { Settings } from "../../plan/settings.js";
import { publishedRule, type Question, resultOf } from "../../rules/published-ratings.js";
import type { MeasureRating, RatingResult } from "../../rules/rating.js";

/** The colour that a row of a panel publishes. */
export interface Verdict {
  result: RatingResult;
  /** The reading beside it of the same rule, when it comes to a different colour. */
  differs: RatingResult | null;
}

/** The published colour for a row's question under the settings' scheme and reading; null when no rule answers it. */
export function publishedVerdict(
  rating: MeasureRating,
  question: Question,
  settings: Pick<Settings, "scheme" | "reading">
): Verdict | null {
  const { reading } = settings;
  const rule = publishedRule(question, settings);
  const result = resultOf(rating, rule, reading);
  const other = resultOf(rating, rule, READING_KINDS[reading].beside);
  return result ? { result, differs: other && other.rating !== result.rating ? other : null } : null;
}
