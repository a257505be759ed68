import { element } from "../../kit/element.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { ForceComparison } from "../../views/force-comparison.js";
import type { ForceNames } from "../../words/explanation.js";
import { formatOrdinal, formatRate, formatUnits } from "../../words/format.js";
import { measureTitle } from "../../words/measure-title.js";
import { type ComparisonRow, isComparison } from "./comparison-rows.js";

/** What the table is made from. */
export interface CompareMatrixOptions {
  rows: readonly ComparisonRow[];
  names: ForceNames;
  places: PlaceWords;
  /** Id of the home force. */
  home: string;
}

type Column = Omit<ComparisonRow, "compared"> & { compared: ForceComparison };

/** Every force by every measure that is compared: figure and rank. Made when it is first opened. */
export function compareMatrix(options: CompareMatrixOptions): HTMLElement {
  const { places } = options;
  const columns = options.rows.filter((row): row is Column => isComparison(row.compared));
  const forces = orderedForces(columns, options);
  const details = element(
    "details",
    { class: "compare-matrix" },
    element(
      "summary",
      {},
      `Every figure as a table: ${formatUnits(forces.length, places.one, places.many)}, ${formatUnits(columns.length, "measure")}`
    )
  );
  details.addEventListener("toggle", () => {
    if (details.childElementCount === 1) details.append(matrixTable(columns, forces, options));
  });
  return details;
}

/** The home force first, then by name. */
function orderedForces(columns: readonly Column[], { names, home }: CompareMatrixOptions): string[] {
  const all = new Set(columns.flatMap(({ compared }) => compared.values.map(({ force }) => force)));
  all.delete(home);
  const name = (id: string) => names[id] ?? id;
  return [home, ...[...all].sort((a, b) => name(a).localeCompare(name(b), "en-GB"))];
}

function matrixTable(
  columns: readonly Column[],
  forces: readonly string[],
  { names, home, places }: CompareMatrixOptions
): HTMLElement {
  const header = (column: Column) =>
    element(
      "th",
      { scope: "col" },
      measureTitle(column),
      element("span", { class: "compare-note" }, column.compared.unit)
    );
  return element(
    "div",
    {
      class: "compare-scroll",
      role: "region",
      "aria-label": `Every ${places.one} by every measure`,
      tabindex: 0
    },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element("tr", {}, element("th", { scope: "col" }, places.One), ...columns.map(header))
      ),
      element(
        "tbody",
        {},
        ...forces.map((force) =>
          element(
            "tr",
            { class: force === home ? "compare-chosen" : null },
            element(
              "th",
              { scope: "row" },
              element(
                "a",
                { href: forceLink("./index.html", force, { home, places }) },
                names[force] ?? force
              )
            ),
            ...columns.map(({ compared }) => matrixCell(force, compared))
          )
        )
      )
    )
  );
}

function matrixCell(force: string, { values, unit, lines, better }: ForceComparison): HTMLElement {
  const own = values.find((value) => value.force === force);
  if (!own) return element("td", { class: "compare-number compare-none" }, "no figure");
  const ahead = values.filter(({ value }) => (better === "lower" ? value < own.value : value > own.value));
  return element(
    "td",
    { class: "compare-number" },
    formatRate(own.value, { unit, mean: lines["as-written"].mean }),
    element("span", { class: "compare-note" }, formatOrdinal(ahead.length + 1))
  );
}

/** Address of a page for a force; for the home force the choice in force, which every link is given, says it already. */
export function forceLink(
  page: string,
  force: string,
  { home, places }: Pick<CompareMatrixOptions, "home" | "places">
): string {
  return force === home ? page : `${page}?${places.parameter}=${force}`;
}
