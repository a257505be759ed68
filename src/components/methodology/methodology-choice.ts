import { element } from "../../kit/element.js";

/** Something that a worked example can be worked on. */
export interface Choice {
  id: string;
  name: string;
}

/** A list to choose from, and what belongs to the choice under it, the first choice at once. */
export function choice(label: string, choices: readonly Choice[], draw: (id: string) => Node[]): HTMLElement {
  const shown = element("div", { class: "choice-shown" });
  const show = (id: string) => shown.replaceChildren(...draw(id));
  const list = element(
    "select",
    { onchange: (event) => show((event.currentTarget as HTMLSelectElement).value) },
    ...choices.map(({ id, name }) => element("option", { value: id }, name))
  );
  if (choices[0]) show(choices[0].id);
  return element("div", { class: "choice" }, element("label", {}, element("span", {}, label), list), shown);
}
