import { sparkline } from "../../charts/simple/sparkline.js";
import { element } from "../../kit/element.js";
import { resultBadge } from "../../kit/rating-badge.js";
import { siteLink } from "../../kit/site-link.js";
import { READINGS } from "../../plan/readings.js";
import type { Settings } from "../../plan/settings.js";
import type { DashboardView } from "../../views/page-files.js";
import {
  NONE,
  type SummaryCell,
  type SummaryColumn,
  type SummaryRow,
  summaryColumns
} from "./summary-rows.js";

/** The headings, each with the unit or the rule that its column needs. */
const HEADINGS: Record<SummaryColumn, string> = {
  latest: "Latest",
  change: "Change",
  target: "Target",
  chance: "Chance",
  variation: "Variation",
  position: "Position",
  "as-written": "As written",
  calibrated: "Calibrated",
  "plan-life": "Plan life",
  response: "Response"
};

/** Which column the rows are sorted by; the plan's own order without one. */
interface Sorted {
  column: SummaryColumn | "measure" | null;
  descending: boolean;
}

/** Kept while a page is open, so that rows stay sorted when a reader chooses another view. */
let sorted: Sorted = { column: null, descending: false };

/** One row a measure. A heading sorts by its column, the other way round when it is pressed again. */
export function summaryTable(
  rows: readonly SummaryRow[],
  sparklines: DashboardView["sparklines"],
  settings: Settings
): HTMLElement {
  const columns = summaryColumns(settings);
  const shown = new Map(rows.map((row) => [row, rowElement(row, columns, sparklines, settings.spc)]));
  const body = element("tbody");
  const headings = new Map<SummaryColumn | "measure", HTMLElement>();
  const sort = (): void => {
    body.replaceChildren(...inOrder(rows, sorted).map((row) => shown.get(row)!));
    for (const [column, heading] of headings) {
      const direction = sorted.descending ? "descending" : "ascending";
      if (sorted.column === column) heading.setAttribute("aria-sort", direction);
      else heading.removeAttribute("aria-sort");
    }
  };
  const heading = (column: SummaryColumn | "measure", text: string): HTMLElement => {
    const press = (): void => {
      sorted = { column, descending: sorted.column === column && !sorted.descending };
      sort();
    };
    const cell = element(
      "th",
      { scope: "col", class: classOf(column) },
      element("button", { type: "button", onclick: press }, text)
    );
    headings.set(column, cell);
    return cell;
  };
  const head = element(
    "tr",
    {},
    heading("measure", "Measure"),
    element("th", { scope: "col" }, "24 months"),
    ...columns.map((column) => heading(column, HEADINGS[column]))
  );
  sort();
  return element(
    "div",
    { class: "summary-scroll", role: "region", "aria-label": "Every measure of the plan", tabindex: 0 },
    element("table", { class: "summary-table" }, element("thead", {}, head), body)
  );
}

/** The rows in the order that a reader asked for; what has no value comes last both ways. */
export function inOrder(rows: readonly SummaryRow[], { column, descending }: Sorted): SummaryRow[] {
  if (column === null) return [...rows];
  const sign = descending ? -1 : 1;
  if (column === "measure") return rows.toSorted((a, b) => sign * a.title.localeCompare(b.title, "en-GB"));
  return rows.toSorted((a, b) => {
    const [first, second] = [a, b].map(({ cells }) => (cells[column] ?? NONE).order) as [
      number | null,
      number | null
    ];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second);
  });
}

function rowElement(
  row: SummaryRow,
  columns: readonly SummaryColumn[],
  sparklines: DashboardView["sparklines"],
  windows: Settings["spc"]
): HTMLElement {
  const line = sparklines[row.id];
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, element("a", { href: siteLink(`measures/${row.id}.html`) }, row.title)),
    element(
      "td",
      { class: line ? null : "summary-none", "data-label": "24 months" },
      line && sparkline(line, { name: row.title, windows, width: 112, height: 24 })
    ),
    ...columns.map((column) => cellElement(row.cells[column] ?? NONE, column))
  );
}

/** Numbers stand under each other by their last digit, colours and words by their first letter. */
const WORDS: readonly (SummaryColumn | "measure")[] = ["measure", ...READINGS, "response"];

const classOf = (column: SummaryColumn | "measure"): string | null =>
  WORDS.includes(column) ? null : "summary-number";

function cellElement({ text, result }: SummaryCell, column: SummaryColumn): HTMLElement {
  const isEmpty = text === "" && !result;
  const classes = [classOf(column), isEmpty && "summary-none"].filter(Boolean).join(" ");
  return element(
    "td",
    { "data-label": HEADINGS[column], class: classes || null },
    isEmpty ? "–" : text,
    result && text !== "" && " ",
    result && resultBadge(result)
  );
}
