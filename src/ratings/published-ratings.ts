import type { MeasureRating, PlanRating, RatingResult, RuleId } from "./rating.js";
import type { Reading, Settings } from "./settings.js";

/** The rule that colours the change of a measure under each scheme. */
const CHANGE_RULES: Record<Settings["scheme"], readonly RuleId[]> = {
  plan: ["R3", "R6", "R7"],
  "continuous-improvement": ["R8", "R7"]
};
/** Rules that colour a row of their own, whatever the scheme. */
const OTHER_RULES: readonly RuleId[] = ["R4", "R5"];

/** A measure's result of one rule in one reading. */
export function resultOf(measure: MeasureRating, rule: RuleId, reading: Reading): RatingResult | undefined {
  return measure.ratings.find((r) => r.rule === rule && r.reading === reading);
}

/** The results whose colours the dashboard shows for a measure: the chosen scheme's, in the published reading. */
export function publishedRatings(measure: MeasureRating, settings: Settings): RatingResult[] {
  const rules = [...CHANGE_RULES[settings.scheme], ...OTHER_RULES];
  return rules.map((rule) => resultOf(measure, rule, settings.reading)).filter((r) => r !== undefined);
}

/** Every published result of the plan. */
export function publishedOf(rating: PlanRating): RatingResult[] {
  return rating.measures.flatMap((m) => publishedRatings(m, rating.settings));
}
