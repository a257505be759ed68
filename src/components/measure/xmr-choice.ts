import { element } from "../../kit/element.js";
import { formatMonth, type Month } from "../../plan/month.js";
import { monthOptions } from "../choice/month-options.js";

/** What a reader may choose of an XmR chart. */
export interface XmrOptions {
  /** First month shown. */
  from: Month;
  /** Where limits begin anew. */
  split: "none" | "annotations" | "month";
  /** The month, when it is one that the reader chooses. */
  month: Month;
  /** Is the season taken out, where it can be? */
  season: boolean;
}

/** The months that can be chosen, the recording changes among them, and what is chosen at first. */
export interface XmrRange {
  first: Month;
  periodEnd: Month;
  /** Latest first month that still leaves enough months for limits. */
  latestFrom: Month;
  changes: readonly Month[];
  /** Why the season cannot be taken out; empty where it can. */
  seasonLacking: string;
  published: XmrOptions;
}

/** Months in which new limits start. */
export function xmrStarts({ split, month }: XmrOptions, changes: readonly Month[]): Month[] {
  if (split === "none") return [];
  return split === "month" ? [month] : [...changes];
}

/** The controls of an XmR chart, which show `first` to begin with: first month, season, where new limits start, and a way back. */
export function xmrChoice(
  range: XmrRange,
  first: XmrOptions,
  choose: (options: XmrOptions) => void
): HTMLElement {
  const { published } = range;
  let chosen = first;
  const set = (changes: Partial<XmrOptions>) => {
    chosen = { ...chosen, ...changes };
    choose(chosen);
  };
  const controls = () => [
    firstMonth(range, chosen, set),
    seasonRemoved(range, chosen, set),
    newLimits(range, chosen, set)
  ];
  const back = () => {
    set(published);
    container.replaceChildren(...controls(), reset);
    reset.focus();
  };
  const reset = element("button", { type: "button", onclick: back }, "Reset");
  const container = element("div", { class: "xmr-choice" }, ...controls(), reset);
  return container;
}

type Set = (changes: Partial<XmrOptions>) => void;

const chosenValue = (event: Event) => (event.currentTarget as HTMLSelectElement).value;

function firstMonth({ first, latestFrom }: XmrRange, { from }: XmrOptions, set: Set): HTMLElement {
  const attributes = { onchange: (event: Event) => set({ from: chosenValue(event) }) };
  const select = element("select", attributes, ...monthOptions(first, latestFrom, from));
  return element("label", {}, "First month shown ", select);
}

function seasonRemoved({ seasonLacking }: XmrRange, { season }: XmrOptions, set: Set): HTMLElement {
  const box = element("input", {
    type: "checkbox",
    name: "xmr-season",
    checked: season && seasonLacking === "",
    disabled: seasonLacking !== "",
    onchange: (event) => set({ season: (event.currentTarget as HTMLInputElement).checked })
  });
  return element("label", {}, box, ` Season removed${seasonLacking && ` (not possible: ${seasonLacking})`}`);
}

function newLimits({ changes, first, periodEnd }: XmrRange, shown: XmrOptions, set: Set): HTMLElement {
  const option = (split: XmrOptions["split"], text: string, disabled = false) =>
    element(
      "label",
      {},
      element("input", {
        type: "radio",
        name: "xmr-limits",
        value: split,
        checked: split === shown.split,
        disabled,
        onchange: () => set({ split })
      }),
      ` ${text}`
    );
  const chosen = option("month", "a month I choose");
  const select = element(
    "select",
    {
      "aria-label": "Month from which new limits start",
      onchange: (event) => {
        chosen.querySelector("input")!.checked = true;
        set({ split: "month", month: chosenValue(event) });
      }
    },
    ...monthOptions(first, periodEnd, shown.month)
  );
  return element(
    "fieldset",
    { class: "measure-reading" },
    element("legend", {}, "New limits from"),
    option("none", "none"),
    option("annotations", `each recording change (${changesText(changes)})`, changes.length === 0),
    element("span", {}, chosen, " ", select)
  );
}

function changesText(changes: readonly Month[]): string {
  return changes.length > 0 ? changes.map(formatMonth).join(", ") : "none known for this measure";
}
