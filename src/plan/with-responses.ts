import type { Measure, Plan } from "./plan.js";
import type { Response } from "./response.js";

/**
 * The plan with the actions of its measures, oldest first: a measure without one has an empty list, so that a colour
 * nobody answers can be told from a plan that keeps no record of answers (no list at all).
 */
export function withResponses(plan: Plan, responses: readonly (Response & { measure: string })[]): Plan {
  const oldestFirst = responses.toSorted((a, b) => a.date.localeCompare(b.date));
  const of = (id: string): Response[] =>
    oldestFirst.filter(({ measure }) => measure === id).map(({ measure: _, ...response }) => response);
  const priorities = plan.priorities.map((priority) => ({
    ...priority,
    measures: priority.measures.map((measure) => ({ ...measure, responses: of(measure.id) }))
  }));
  return { ...plan, priorities };
}

/** The measure as it is looked at for another place than the plan's: what is being done is not done there. */
export function withoutResponses(measure: Measure): Measure {
  const { responses: _, ...rest } = measure;
  return rest as Measure;
}
