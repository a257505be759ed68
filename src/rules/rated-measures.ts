import { type Measure, type Plan, planMeasures } from "../plan/plan.js";
import type { MeasureRating, PlanRating } from "./rating.js";

/** A measure with what the rules say of it. */
export interface RatedMeasure {
  measure: Measure;
  rating: MeasureRating;
}

/** Every rated measure of a plan, in the order of the ratings. */
export function ratedMeasures({ measures }: Pick<PlanRating, "measures">, plan: Plan): RatedMeasure[] {
  const byId = new Map(planMeasures(plan).map(({ measure }) => [measure.id, measure]));
  return measures.map((rating) => ({ measure: byId.get(rating.id)!, rating }));
}
