import { placeNames } from "../../src/plan/plan-data.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import type { PlanRating } from "../../src/rules/rating.js";
import { loadData, ownContext } from "./load-data.js";
import type { Checked } from "./read-data.js";

/** A plan as its folder has it, rated for its own place and period. */
export interface RatedPlan extends Checked {
  context: RatingContext;
  rating: PlanRating;
  /** Of its places, by id. */
  names: Record<string, string>;
}

/** Reads and rates the plan of a data folder. Throws a DataError when anything is wrong with it. */
export function ratedPlan(folder: string): RatedPlan {
  const checked = loadData(folder);
  const context = ownContext(checked);
  return { ...checked, context, rating: ratePlan(context), names: placeNames(checked.data) };
}
