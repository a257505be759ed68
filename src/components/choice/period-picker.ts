import { element } from "../../kit/element.js";
import { addMonths, formatMonth, type Month } from "../../plan/month.js";
import { monthOptions } from "./month-options.js";
import type { PeriodRange } from "./period-choice.js";

/** A labelled choice of the month that the dashboard ends with. */
export interface PeriodPicker {
  element: HTMLElement;
  /** Shows a month as chosen. */
  show(period: Month): void;
}

/** The picker: previous, a list of months by year, next, and a way back to the published month. */
export function periodPicker(options: {
  range: PeriodRange;
  published: Month;
  onChoose: (period: Month) => void;
}): PeriodPicker {
  const { range, published, onChoose } = options;
  const select = element("select", { id: "period" }, ...monthOptions(range.first, range.last));
  select.addEventListener("change", () => onChoose(select.value));
  let shown = published;
  const step = (months: number, label: string, sign: string): HTMLButtonElement =>
    element(
      "button",
      {
        type: "button",
        "aria-label": label,
        title: label,
        onclick: () => onChoose(addMonths(shown, months))
      },
      sign
    );
  const previous = step(-1, "Previous month", "‹");
  const next = step(1, "Next month", "›");
  const reset = element(
    "button",
    { type: "button", class: "period-reset", onclick: () => onChoose(published) },
    `Back to ${formatMonth(published)}`
  );
  return {
    element: element(
      "div",
      { class: "period-picker" },
      reset,
      element("label", { for: "period" }, "Period ended"),
      element("span", { class: "period-controls" }, previous, select, next)
    ),
    show(period) {
      shown = period;
      for (const option of select.querySelectorAll("option")) {
        // Browsers look through the whole list whenever an option is told anything.
        if (option.selected !== (option.value === period)) option.selected = option.value === period;
      }
      previous.disabled = period === range.first;
      next.disabled = period === range.last;
      reset.hidden = period === published;
    }
  };
}
