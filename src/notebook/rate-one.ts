import type { Choice } from "../components/choice/choice.js";
import { contextOf, type PlanInputs } from "../components/choice/plan-inputs.js";
import { findMeasure } from "../components/choice/rate-choice.js";
import { type Rated, ratedOf } from "../components/measure/rated.js";
import type { Plan } from "../plan/plan.js";
import { measureFile } from "../views/measure-file.js";
import { viewSaid } from "../words/view-said.js";

/** What a measure is rated from. */
export interface RatedFrom {
  plan: Plan;
  inputs: PlanInputs;
  /** What files say of any other choice. */
  published: Choice;
}

/** Rates one measure of a plan for a choice, with the data of every force, which its funnel compares. */
export async function rateOne(
  id: string,
  choice: Choice,
  { plan, inputs, published }: RatedFrom
): Promise<Rated> {
  const { measure, priority } = findMeasure(plan, id);
  const { data } = await inputs.all();
  const context = contextOf(choice, plan, data);
  const file = measureFile(measure, priority, context);
  return ratedOf(file, async () => context, viewSaid(choice, published, file.forceNames));
}
