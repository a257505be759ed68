import { element } from "../../kit/element.js";
import { type Area, type NamedForce, withoutTotal } from "../../plan/plan-data.js";
import type { ChoiceState } from "./choice-state.js";

/**
 * A labelled list of the local areas of the plan's force and of every force by region; choosing one makes it the place
 * that is looked at, a force against its published group.
 */
export function forceChooser(
  state: ChoiceState,
  { forces, areas }: { forces: readonly NamedForce[]; areas: readonly Area[] }
): HTMLElement {
  const { one, many, One } = state.offered.places;
  const parts = withoutTotal(forces);
  const regions = [...new Set(parts.map(({ region }) => region))];
  const option = ({ id, name }: Pick<NamedForce, "id" | "name">): HTMLElement =>
    element(
      "option",
      { value: id },
      id === state.published.force && parts.some((part) => part.id === id)
        ? `${name} (the ${one} of this plan)`
        : name
    );
  const sums = forces
    .filter(({ total }) => total)
    .map(({ id, name }) => option({ id, name: `${name}, the sum of ${parts.length} ${many}` }));
  const select = element(
    "select",
    { id: "force" },
    ...sums,
    areas.length > 0 && element("optgroup", { label: `Areas of this plan’s ${one}` }, ...areas.map(option)),
    ...regions.map((label) =>
      element("optgroup", { label }, ...parts.filter(({ region }) => region === label).map(option))
    )
  );
  const show = (force: string): void => {
    for (const item of select.querySelectorAll("option")) item.selected = item.value === force;
  };
  select.addEventListener("change", () => state.change({ force: select.value, peers: null }));
  state.subscribe(({ force }) => show(force));
  show(state.current().force);
  return element(
    "div",
    { class: "force-chooser" },
    element("label", { for: "force" }, areas.length > 0 ? `${One} or area` : One),
    select
  );
}
