import type { Choice } from "../components/choice/choice.js";
import { contextOf, type PlanInputs } from "../components/choice/plan-inputs.js";
import { findMeasure } from "../components/choice/rate-choice.js";
import { type Rated, ratedOf } from "../components/measure/rated.js";
import type { Plan } from "../plan/plan.js";
import { measureFile } from "../views/measure-file.js";

/** Rates one measure of a plan for a choice, with the data of every force, which its funnel compares. */
export async function rateOne(id: string, choice: Choice, plan: Plan, inputs: PlanInputs): Promise<Rated> {
  const { measure, priority } = findMeasure(plan, id);
  const { data } = await inputs.all();
  const context = contextOf(choice, plan, data);
  return ratedOf(measureFile(measure, priority, context), async () => context);
}
