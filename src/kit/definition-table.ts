import { type Child, element } from "./element.js";

/** A plain table for a page of text: a caption, headings, and rows whose first cell names the row. */
export function definitionTable(options: {
  caption: string;
  headings: string[];
  rows: Child[][];
  /** Columns, from 0, that hold numbers. */
  numeric?: number[];
}): HTMLElement {
  const { caption, headings, rows, numeric = [] } = options;
  const classes = (name: string, column: number): string =>
    numeric.includes(column) ? `${name} number` : name;
  return element(
    "div",
    // Where there is little room the table scrolls, and the keyboard has to reach it.
    { class: "definition-table", role: "group", "aria-label": caption, tabindex: 0 },
    element(
      "table",
      {},
      element("caption", {}, caption),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          ...headings.map((text, i) =>
            element("th", { scope: "col", class: classes("definition-heading", i) }, text)
          )
        )
      ),
      element(
        "tbody",
        {},
        ...rows.map(([first, ...rest]) =>
          element(
            "tr",
            {},
            element("th", { scope: "row", class: "definition-cell" }, first),
            ...rest.map((cell, i) => element("td", { class: classes("definition-cell", i + 1) }, cell))
          )
        )
      )
    )
  );
}
