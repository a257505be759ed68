import { element } from "../../kit/element.js";
import type { PlaceWords } from "../../plan/place-words.js";
import { formatUnits } from "../../words/format.js";

export interface ExploreForcesOptions {
  /** Names of every force and local area by id. */
  names: Record<string, string>;
  /** Ids of the local areas among them. */
  areas: readonly string[];
  places: PlaceWords;
  /** Id of the place that is the sum of the others, if there is one. */
  total?: string | undefined;
  /** Ids of the plan's own force, first, and of its group. */
  group: readonly string[];
  onChange: () => void;
}

/** A choice of any number of forces and local areas. */
export interface ExploreForces {
  element: HTMLElement;
  /** Ids of those chosen, in the order of their names. */
  value(): string[];
  /** Chooses exactly these; `onChange` is not called. */
  show(forces: readonly string[]): void;
}

/** Wide enough to show the boxes of all forces at once. */
const ROOMY = "(min-width: 700px)";

/** A box for each force and area, and buttons for the usual choices. */
export function exploreForces({
  names,
  areas,
  places,
  total,
  group,
  onChange
}: ExploreForcesOptions): ExploreForces {
  const ids = Object.keys(names).sort((a, b) => names[a]!.localeCompare(names[b]!, "en-GB"));
  const count = element("span", { class: "explore-quiet" });
  const boxes = ids.map((id) =>
    element("input", {
      type: "checkbox",
      value: id,
      onchange: () => {
        tell();
        onChange();
      }
    })
  );
  const value = (): string[] => ids.filter((_, i) => boxes[i]!.checked);
  const forces = ids.filter((id) => !areas.includes(id) && id !== total);
  const tell = (): void => {
    const chosen = value();
    const share = (of: readonly string[], one: string, many?: string) =>
      `${chosen.filter((id) => of.includes(id)).length} of ${formatUnits(of.length, one, many)}`;
    const parts = [
      share(forces, places.one, places.many),
      ...(areas.length > 0 ? [share(areas, "area")] : [])
    ];
    count.textContent = `${parts.join(", ")} chosen`;
  };
  const show = (chosen: readonly string[]): void => {
    for (const box of boxes) box.checked = chosen.includes(box.value);
    tell();
  };
  const quick = (text: string, chosen: readonly string[]): HTMLElement => {
    const choose = (): void => {
      show(chosen);
      onChange();
    };
    return element("button", { type: "button", onclick: choose }, text);
  };
  const own = group[0]!;
  return {
    element: element(
      "fieldset",
      { class: "explore-forces" },
      element("legend", {}, places.Many),
      element(
        "div",
        { class: "explore-quick" },
        quick(`${names[own] ?? own} only`, [own]),
        group.length > 1 && quick("Its comparison group", group),
        quick(`All ${formatUnits(forces.length, places.one, places.many)}`, forces),
        areas.length > 0 && quick(`All ${formatUnits(areas.length, "area")}`, areas),
        count
      ),
      element(
        "details",
        { open: matchMedia(ROOMY).matches },
        element("summary", {}, `Choose single ${places.many}${areas.length > 0 ? " and areas" : ""}`),
        element(
          "div",
          { class: "explore-force-list" },
          ...ids.map((id, i) => element("label", {}, boxes[i], ` ${names[id]}`))
        )
      )
    ),
    value,
    show
  };
}
