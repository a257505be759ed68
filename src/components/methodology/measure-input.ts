import { element } from "../../kit/element.js";
import type { Choice } from "./methodology-choice.js";

/** An input of a measure: `value` is the id of the one chosen, null where there is none to choose. */
export type MeasureInput = HTMLElement & { value: string | null };

/** A list of measures, the first chosen; in its place a sentence where a rule can judge none. */
export function measureInput(choices: readonly Choice[]): MeasureInput {
  if (choices.length === 0) {
    const nothing = element("p", {}, "No measure of the plan can be judged by this rule now.");
    return Object.assign(nothing, { value: null });
  }
  const list = element(
    "select",
    // The event goes on from the list to the input, whose value is the new one by then.
    { oninput: () => (input.value = list.value) },
    ...choices.map(({ id, name }) => element("option", { value: id }, name))
  );
  const room = element(
    "div",
    { class: "choice" },
    element("label", {}, element("span", {}, "Measure"), list)
  );
  const input: MeasureInput = Object.assign(room, { value: choices[0]!.id });
  return input;
}
