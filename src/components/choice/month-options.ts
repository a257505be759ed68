import { element } from "../../kit/element.js";
import { formatMonth, type Month, monthRange } from "../../plan/month.js";

/** The months of a range as a list offers them, under a heading for each year; the chosen one selected. */
export function monthOptions(first: Month, last: Month, chosen?: Month): HTMLOptGroupElement[] {
  const months = monthRange(first, last);
  const years = [...new Set(months.map(yearOf))];
  return years.map((year) =>
    element(
      "optgroup",
      { label: year },
      months
        .filter((month) => yearOf(month) === year)
        .map((month) => element("option", { value: month, selected: month === chosen }, formatMonth(month)))
    )
  );
}

function yearOf(month: Month): string {
  return month.slice(0, 4);
}
