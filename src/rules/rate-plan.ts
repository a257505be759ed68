import { planMeasures } from "../plan/plan.js";
import { type RatingContext, rateMeasure } from "./rate-measure.js";
import type { PlanRating } from "./rating.js";

/** Rates every measure of the plan: the one function behind the build, the pages and the command line. */
export function ratePlan(context: RatingContext): PlanRating {
  const { plan, period, force, settings } = context;
  return {
    period,
    force,
    reading: settings.reading,
    settings,
    measures: planMeasures(plan).map(({ measure, priority }) => rateMeasure(measure, priority.id, context))
  };
}
