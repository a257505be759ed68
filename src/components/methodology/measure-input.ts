import { element } from "../../kit/element.js";
import { type Choice, type ChoiceInput, choiceInput } from "./choice-input.js";

/** An input of a measure: `value` is the id of the one chosen, null where there is none to choose. */
export type MeasureInput = ChoiceInput | (HTMLElement & { value: null });

/** A list of measures, the first chosen; in its place a sentence where a rule can judge none. */
export function measureInput(choices: readonly Choice[]): MeasureInput {
  if (choices.length > 0) return choiceInput("Measure", choices);
  const nothing = element("p", {}, "No measure of the plan can be judged by this rule now.");
  return Object.assign(nothing, { value: null });
}
