import type { Force } from "../ratings/plan-data.js";
import type { ChoiceState } from "./choice-state.js";
import { element } from "./element.js";

/** A labelled list of every force by region; choosing one makes it the home force, against its published group. */
export function forceChooser(state: ChoiceState, forces: readonly Force[]): HTMLElement {
  const regions = [...new Set(forces.map(({ region }) => region))];
  const option = ({ id, name }: Force): HTMLElement =>
    element(
      "option",
      { value: id },
      id === state.published.force ? `${name} (the force of this plan)` : name
    );
  const select = element(
    "select",
    { id: "force" },
    ...regions.map((label) =>
      element("optgroup", { label }, ...forces.filter(({ region }) => region === label).map(option))
    )
  );
  const show = (force: string): void => {
    for (const item of select.querySelectorAll("option")) item.selected = item.value === force;
  };
  select.addEventListener("change", () => state.change({ force: select.value, peers: null }));
  state.subscribe(({ force }) => show(force));
  show(state.current().force);
  return element("div", { class: "force-chooser" }, element("label", { for: "force" }, "Force"), select);
}
