import { element } from "../../kit/element.js";

/** Something that can be chosen. */
export interface Choice {
  id: string;
  name: string;
}

/** An input of a choice: `value` is the id of what is chosen. */
export type ChoiceInput = HTMLElement & { value: string };

/** For `view()`: a list with its label, the first chosen. There has to be one. */
export function choiceInput(label: string, choices: readonly Choice[]): ChoiceInput {
  const list = element(
    "select",
    // The event goes on from the list to the input, whose value is the new one by then.
    { oninput: () => (input.value = list.value) },
    ...choices.map(({ id, name }) => element("option", { value: id }, name))
  );
  const room = element("div", { class: "choice" }, element("label", {}, element("span", {}, label), list));
  const input: ChoiceInput = Object.assign(room, { value: choices[0]!.id });
  return input;
}
