import { resultOf } from "../ratings/published-ratings.js";
import type { MeasureRating, RatingResult, RuleId } from "../ratings/rating.js";
import type { Reading, Settings } from "../ratings/settings.js";

/** The colour that a row of a panel publishes. */
export interface Verdict {
  result: RatingResult;
  /** The other reading of the same rule, when it comes to a different colour. */
  differs: RatingResult | null;
}

/** What a row of a panel asks. */
export type Question = "offences" | "position" | "spc" | "survey" | "outcome";

/** The rule that answers a question under each scheme. */
const RULES: Record<Question, Record<Settings["scheme"], RuleId>> = {
  offences: { plan: "R3", "continuous-improvement": "R8" },
  position: { plan: "R4", "continuous-improvement": "R4" },
  spc: { plan: "R5", "continuous-improvement": "R5" },
  survey: { plan: "R6", "continuous-improvement": "R8" },
  outcome: { plan: "R7", "continuous-improvement": "R7" }
};

const OTHER_READING: Record<Reading, Reading> = { "as-written": "calibrated", calibrated: "as-written" };

/** The published colour for a row's question under the settings' scheme and reading; null when no rule answers it. */
export function publishedVerdict(
  rating: MeasureRating,
  question: Question,
  { scheme, reading }: Pick<Settings, "scheme" | "reading">
): Verdict | null {
  const rule = RULES[question][scheme];
  const result = resultOf(rating, rule, reading);
  const other = resultOf(rating, rule, OTHER_READING[reading]);
  return result ? { result, differs: other && other.rating !== result.rating ? other : null } : null;
}
