import { element } from "../../kit/element.js";
import { formatMonth, type Month, monthRange } from "../../plan/month.js";
import type { PlaceWords } from "../../plan/place-words.js";
import { type CatalogueEntry, nameOfId } from "./explore-catalogue.js";
import { exploreForces } from "./explore-forces.js";
import type { ExploreChoice, ExploreUnit } from "./explore-query.js";

export interface ExploreControlsOptions {
  /** What is chosen at first, and again after a reset. */
  choice: ExploreChoice;
  catalogue: readonly CatalogueEntry[];
  /** Names of every force and local area by id, and the ids of the areas. */
  forceNames: Record<string, string>;
  areas: readonly string[];
  places: PlaceWords;
  /** Id of the place that is the sum of the others, if there is one. */
  total?: string | undefined;
  /** Ids of the plan's own force and its group. */
  group: readonly string[];
  onChange: (choice: ExploreChoice) => void;
}

/** Controls for what to draw: series, months, unit and forces. Only a possible choice is passed on. */
export function exploreControls(options: ExploreControlsOptions): HTMLElement {
  const { choice, catalogue, onChange } = options;
  const isSurvey = choice.kind === "survey";
  const changed = (): void => {
    const next = chosen();
    const problem = problemOf(next, options.places);
    message.textContent = problem ? `${problem} The last answer stays.` : "";
    if (!problem) onChange(next);
  };
  const subject = choiceList("subject", isSurvey ? "Survey" : "Offences", subjectOptions(catalogue), changed);
  const months = monthsOf(catalogue);
  const from = choiceList("from", "From", monthOptions(months), changed);
  const to = choiceList("to", "To", monthOptions(months), changed);
  const unit = unitChoice(changed);
  const { forceNames: names, areas, places, total, group } = options;
  const forces = exploreForces({ names, areas, places, total, group, onChange: changed });
  const message = element("p", { class: "explore-control-message", role: "status" });
  const chosen = (): ExploreChoice => ({
    kind: choice.kind,
    subject: subject.value(),
    forces: forces.value(),
    from: from.value(),
    to: to.value(),
    unit: isSurvey ? "count" : unit.value()
  });
  const show = (shown: ExploreChoice): void => {
    subject.show(shown.subject);
    from.show(shown.from);
    to.show(shown.to);
    unit.show(shown.unit);
    forces.show(shown.forces);
  };
  show(choice);
  const reset = (): void => {
    show(choice);
    changed();
  };
  return element(
    "div",
    { class: "explore-controls" },
    element(
      "div",
      { class: "explore-control-row" },
      subject.element,
      from.element,
      to.element,
      !isSurvey && unit.element,
      element("button", { type: "button", onclick: reset }, "Back to the first choice")
    ),
    message,
    forces.element
  );
}

function problemOf({ forces, from, to }: ExploreChoice, { one }: PlaceWords): string | null {
  if (forces.length === 0) return `Choose at least one ${one}.`;
  return from > to ? `${formatMonth(from)} is after ${formatMonth(to)}.` : null;
}

interface Control<T> {
  element: HTMLElement;
  value(): T;
  show(value: T): void;
}

function choiceList(
  name: string,
  label: string,
  options: HTMLElement[],
  onChange: () => void
): Control<string> {
  const id = `explore-${name}`;
  const select = element("select", { id, onchange: onChange }, ...options);
  return {
    element: element("div", { class: "explore-control" }, element("label", { for: id }, label), select),
    value: () => select.value,
    show: (value) => {
      for (const option of select.querySelectorAll("option")) option.selected = option.value === value;
    }
  };
}

function subjectOptions(catalogue: readonly CatalogueEntry[]): HTMLElement[] {
  return catalogue.map(({ id }) => element("option", { value: id }, nameOfId(id)));
}

function monthsOf(catalogue: readonly CatalogueEntry[]): Month[] {
  const first = catalogue.map((entry) => entry.first).sort()[0]!;
  const last = catalogue
    .map((entry) => entry.last)
    .sort()
    .at(-1)!;
  return monthRange(first, last);
}

function monthOptions(months: readonly Month[]): HTMLElement[] {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return years.map((year) =>
    element(
      "optgroup",
      { label: year },
      months
        .filter((month) => month.startsWith(year))
        .map((month) => element("option", { value: month }, formatMonth(month)))
    )
  );
}

const UNITS: readonly [ExploreUnit, string][] = [
  ["count", "Number of offences"],
  ["rate", "Rate per 1,000 residents"]
];

function unitChoice(onChange: () => void): Control<ExploreUnit> {
  const radios = UNITS.map(([value]) =>
    element("input", { type: "radio", name: "explore-unit", value, onchange: onChange })
  );
  return {
    element: element(
      "fieldset",
      { class: "explore-units" },
      element("legend", {}, "Show"),
      ...UNITS.map(([, text], i) => element("label", {}, radios[i], ` ${text}`))
    ),
    value: () => UNITS[radios.findIndex(({ checked }) => checked)]?.[0] ?? "count",
    show: (value) => {
      for (const radio of radios) radio.checked = radio.value === value;
    }
  };
}
