import type { Reading, Settings } from "../../plan/settings.js";
import { publishedRule, type Question, resultOf } from "../../rules/published-ratings.js";
import type { MeasureRating, RatingResult } from "../../rules/rating.js";

/** The colour that a row of a panel publishes. */
export interface Verdict {
  result: RatingResult;
  /** The other reading of the same rule, when it comes to a different colour. */
  differs: RatingResult | null;
}

const OTHER_READING: Record<Reading, Reading> = { "as-written": "calibrated", calibrated: "as-written" };

/** The published colour for a row's question under the settings' scheme and reading; null when no rule answers it. */
export function publishedVerdict(
  rating: MeasureRating,
  question: Question,
  settings: Pick<Settings, "scheme" | "reading">
): Verdict | null {
  const { reading } = settings;
  const rule = publishedRule(question, settings);
  const result = resultOf(rating, rule, reading);
  const other = resultOf(rating, rule, OTHER_READING[reading]);
  return result ? { result, differs: other && other.rating !== result.rating ? other : null } : null;
}
