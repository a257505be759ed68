import { element } from "../../kit/element.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { NamedForce, PlanData } from "../../plan/plan-data.js";
import { FEWEST_PEERS } from "../../rules/r4-position.js";
import { formatUnits } from "../../words/format.js";
import type { Choice } from "./choice.js";
import type { ChoiceState } from "./choice-state.js";
import { saveGroupForm } from "./group-save-form.js";

/** The home force's group in the edition of the settings; undefined when the edition has none. */
function publishedGroup({ force, settings }: Choice, groups: PlanData["groups"]) {
  return groups[settings.msg.edition]?.[force];
}

/** The peers to choose: null when they are those of the edition, whatever their order. */
export function chosenPeers(
  peers: readonly string[],
  published: readonly string[] | undefined
): string[] | null {
  const same = published?.length === peers.length && published.every((id) => peers.includes(id));
  return same ? null : [...peers];
}

/** What has to be known of a group of this size; "" for nothing. */
export function groupSizeProblem(count: number, { one, many }: PlaceWords): string {
  if (count >= FEWEST_PEERS) return "";
  return `With ${formatUnits(count, one, many)} beside the home ${one} no position is rated: ${FEWEST_PEERS} are the fewest whose spread means anything.`;
}

/**
 * The group of the choice that stands: who says so, its peers, each to be taken out, others to be added, the way back to the
 * published group, and saving. `groups` are those of every edition.
 */
export function groupForm(
  state: ChoiceState,
  { forces, groups }: { forces: readonly NamedForce[]; groups: PlanData["groups"] }
): HTMLElement[] {
  const { places } = state.offered;
  const names = new Map(forces.map(({ id, name }) => [id, name]));
  const choice = state.current();
  const group = publishedGroup(choice, groups);
  const peers = choice.peers ?? group?.peers ?? [];
  const choose = (chosen: readonly string[]): void =>
    state.change({ peers: chosenPeers(chosen, group?.peers) });
  return [
    sourceText(choice, group?.source, places),
    peerList(peers, { names, places }, (id) => choose(peers.filter((peer) => peer !== id))),
    addField(
      forces.filter(({ id }) => id !== choice.force && !peers.includes(id)),
      places,
      (id) => choose([...peers, id])
    ),
    element("p", { class: "group-problem", role: "status" }, groupSizeProblem(peers.length, places)),
    element(
      "button",
      {
        type: "button",
        class: "group-reset",
        disabled: choice.peers === null,
        onclick: () => state.change({ peers: null })
      },
      "Back to the published group"
    ),
    saveGroupForm({
      force: choice.force,
      peers,
      groups,
      places,
      source: choice.peers ? "" : (group?.source ?? "")
    })
  ];
}

function sourceText(
  { peers, settings }: Choice,
  source: string | undefined,
  { one, many }: PlaceWords
): HTMLElement {
  const text = peers
    ? "A group of your own: it stands in the address of this page and nowhere else."
    : source
      ? `Edition ${settings.msg.edition}: ${source}.`
      : `The edition ${settings.msg.edition} has no group for this ${one}. Add the ${many} to compare it with.`;
  return element("p", { class: "group-source" }, text);
}

/** Every peer with a button that takes it out; the last one stays, because nobody is no group. */
function peerList(
  peers: readonly string[],
  { names, places }: { names: ReadonlyMap<string, string>; places: PlaceWords },
  onRemove: (id: string) => void
): HTMLElement {
  const item = (id: string): HTMLElement => {
    const name = names.get(id) ?? id;
    return element(
      "li",
      {},
      name,
      element(
        "button",
        {
          type: "button",
          id: `remove-${id}`,
          class: "group-remove",
          "aria-label": `Remove ${name}`,
          title: peers.length === 1 ? `The last ${places.one} stays` : `Remove ${name}`,
          disabled: peers.length === 1,
          onclick: () => onRemove(id)
        },
        "×"
      )
    );
  };
  return element(
    "ul",
    { class: "group-peers", "aria-label": `${places.Many} of the group` },
    ...peers.map(item)
  );
}

function addField(
  forces: readonly NamedForce[],
  { aOne }: PlaceWords,
  onAdd: (id: string) => void
): HTMLElement {
  const select = element(
    "select",
    { id: "add-force" },
    ...forces.map(({ id, name }) => element("option", { value: id }, name))
  );
  return element(
    "p",
    { class: "group-add" },
    element("label", { for: "add-force" }, `Add ${aOne}`),
    select,
    element("button", { type: "button", id: "add-force-button", onclick: () => onAdd(select.value) }, "Add")
  );
}
