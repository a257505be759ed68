import { element } from "../../kit/element.js";

export interface ExploreForcesOptions {
  /** Names of every force by id. */
  names: Record<string, string>;
  /** Ids of the plan's own force, first, and of its group. */
  group: readonly string[];
  onChange: () => void;
}

/** A choice of any number of forces. */
export interface ExploreForces {
  element: HTMLElement;
  /** Ids of those chosen, in the order of their names. */
  value(): string[];
  /** Chooses exactly these; `onChange` is not called. */
  show(forces: readonly string[]): void;
}

/** Wide enough to show the boxes of all forces at once. */
const ROOMY = "(min-width: 700px)";

/** A box for each force, and buttons for the usual choices. */
export function exploreForces({ names, group, onChange }: ExploreForcesOptions): ExploreForces {
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
  const tell = (): void => {
    count.textContent = `${value().length} of ${ids.length} chosen`;
  };
  const show = (forces: readonly string[]): void => {
    for (const box of boxes) box.checked = forces.includes(box.value);
    tell();
  };
  const quick = (text: string, forces: readonly string[]): HTMLElement => {
    const choose = (): void => {
      show(forces);
      onChange();
    };
    return element("button", { type: "button", onclick: choose }, text);
  };
  const own = group[0]!;
  return {
    element: element(
      "fieldset",
      { class: "explore-forces" },
      element("legend", {}, "Forces"),
      element(
        "div",
        { class: "explore-quick" },
        quick(`${names[own] ?? own} only`, [own]),
        group.length > 1 && quick("Its comparison group", group),
        quick(`All ${ids.length} forces`, ids),
        count
      ),
      element(
        "details",
        { open: matchMedia(ROOMY).matches },
        element("summary", {}, "Choose single forces"),
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
