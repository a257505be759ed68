import { element } from "../../kit/element.js";
import { latestOnly } from "../../kit/latest-only.js";
import type { NamedForce, PlanData } from "../../plan/plan-data.js";
import { formatUnits } from "../../words/format.js";
import type { Choice } from "./choice.js";
import type { ChoiceState } from "./choice-state.js";

/** What the page gives to the editor. */
export interface GroupEditorOptions {
  forces: readonly NamedForce[];
  /** Fetches the groups of every edition; asked for only when the editor is open. */
  groups: (choice: Choice) => Promise<PlanData["groups"]>;
}

/** The comparison group, folded until asked for: who is in it and who says so, add, remove, reset, and save as rows of comparison-groups.csv. */
export function groupEditor(state: ChoiceState, { forces, groups }: GroupEditorOptions): HTMLElement {
  const { places } = state.offered;
  const summary = element("summary");
  const body = element("div", { class: "group-editor-body" });
  const details = element("details", { class: "group-editor" }, summary, body);
  const fetched = () => Promise.all([groups(state.current()), import("./group-form.js")]);
  const follow = latestOnly(fetched, {
    done: ([found, { groupForm }]) => {
      const focused = body.contains(document.activeElement) ? document.activeElement?.id : undefined;
      body.replaceChildren(...groupForm(state, { forces, groups: found }));
      if (focused !== undefined) refocus(body, focused);
    },
    slow: () => body.replaceChildren("Fetching the groups…"),
    failed: ({ message }) => body.replaceChildren(`The groups could not be fetched: ${message}`)
  });
  // The sum of all places is compared with none of them.
  const isTotal = ({ force }: Choice): boolean =>
    state.offered.forces.includes(force) && !state.offered.peers.includes(force);
  const show = (choice: Choice): void => {
    details.hidden = isTotal(choice);
    summary.textContent = choice.peers
      ? `Comparison group: your own, ${formatUnits(choice.peers.length, places.one, places.many)}`
      : `Comparison group: edition ${choice.settings.msg.edition}`;
    if (details.open) follow();
  };
  details.addEventListener("toggle", () => details.open && follow());
  state.subscribe(show);
  show(state.current());
  return details;
}

/** Keeps the keyboard's place: the same control, or the list's first button where that one is gone. */
function refocus(body: HTMLElement, id: string): void {
  const same = id && body.querySelector<HTMLElement>(`[id="${id}"]`);
  const next = same || body.querySelector<HTMLElement>(".group-remove:not(:disabled), #add-force");
  next?.focus();
}
