import { element } from "../../kit/element.js";
import { saveFile } from "../../kit/measure-save-file.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { PlanData } from "../../plan/plan-data.js";
import { groupRows, savedGroupProblems } from "./group-rows.js";

/** A group that may be saved. */
export interface SaveGroupOptions {
  force: string;
  peers: readonly string[];
  groups: PlanData["groups"];
  places: PlaceWords;
  /** Who made the group, when that is known. */
  source: string;
}

/** Name and source for a group, and its rows of comparison-groups.csv as a file; what the build would refuse is said beside the field. */
export function saveGroupForm({ force, peers, groups, places, source }: SaveGroupOptions): HTMLElement {
  const edition = textField("edition", "Name of the edition", "small letters, digits and hyphens");
  const from = textField("source", `Who chose these ${places.many}`, "shown wherever the group is used");
  from.input.value = source;
  const said = element("p", { role: "status" });
  const submit = (event: Event): void => {
    event.preventDefault();
    const group = { force, peers, edition: edition.input.value.trim(), source: from.input.value.trim() };
    const problems = savedGroupProblems(group, groups, places);
    edition.explain(problems.edition ?? "");
    from.explain(problems.source ?? "");
    const refused = problems.edition ? edition : problems.source ? from : null;
    said.textContent = refused
      ? ""
      : `Saved. Put the rows at the end of data/comparison-groups.csv, and set msg.edition to ${group.edition} in settings.yaml.`;
    if (refused) refused.input.focus();
    else
      saveFile(new Blob([groupRows(group)], { type: "text/csv" }), `comparison-groups-${group.edition}.csv`);
  };
  return element(
    "form",
    { class: "group-save", onsubmit: submit, novalidate: true },
    element("h2", {}, "Keep this group"),
    edition.element,
    from.element,
    element(
      "button",
      { type: "submit", disabled: peers.length === 0 },
      "Download rows for comparison-groups.csv"
    ),
    said
  );
}

function textField(name: string, label: string, hint: string) {
  const id = `group-${name}`;
  const problem = element("span", { id: `${id}-problem`, class: "group-problem", "aria-live": "polite" });
  const input = element("input", {
    id,
    type: "text",
    autocomplete: "off",
    "aria-describedby": `${id}-hint ${id}-problem`
  });
  return {
    input,
    element: element(
      "p",
      {},
      element("label", { for: id }, label),
      input,
      element("span", { id: `${id}-hint`, class: "group-hint" }, hint),
      problem
    ),
    explain(text: string) {
      problem.textContent = text;
      input.setAttribute("aria-invalid", String(text !== ""));
    }
  };
}
