import { type FalseAlarms, overPlanTypical } from "../false-alarms.js";
import { publishedRatings } from "../published-ratings.js";
import type { RatingContext } from "../rate-measure.js";
import { ratedMeasures } from "../rated-measures.js";
import type { PlanRating } from "../rating.js";
import { chanceOverPlan } from "./chance-over-plan.js";

/** How many of the published colours are expected to be false at least once over all looks of the plan, if nothing changes. */
export interface ExpectedOverPlan {
  /** Sum over those whose chance is known. */
  expected: number;
  /** Published colours whose chance over the plan is not known. */
  unknown: number;
}

/** The sum of the chances of every published colour's rule, over the looks that it has in the published reading. */
export function expectedOverPlan(
  rating: PlanRating,
  context: RatingContext,
  falseAlarms: FalseAlarms
): ExpectedOverPlan {
  const chances = ratedMeasures(rating, context.plan).flatMap((rated) =>
    publishedRatings(rated.rating, rating.settings)
      .filter((result) => result.rating !== "not-rated")
      .map(
        (result) =>
          chanceOverPlan(result, { ...rated, context }) ??
          overPlanTypical(result, rating.settings, falseAlarms)
      )
  );
  const known = chances.filter((chance) => chance !== null);
  return {
    expected: known.reduce((sum, chance) => sum + chance, 0),
    unknown: chances.length - known.length
  };
}
