import { element } from "../../kit/element.js";
import { formatNumber, formatUnits } from "../../words/format.js";
import type { Column, QueryResult } from "./duckdb-client.js";
import { type CellFormat, columnFormat } from "./explore-format.js";

export interface ResultTableOptions {
  /** What the table is, for those who do not see it. */
  label: string;
  /** Rows shown at a time. */
  pageSize?: number;
}

/** A column with how it is written. */
interface ShownColumn extends Column {
  format: CellFormat;
  className: string | null;
}

interface Page {
  first: number;
  size: number;
}

/** The rows of a result, a page at a time: a hundred thousand rows cost no more than a hundred. */
export function resultTable(result: QueryResult, { label, pageSize = 100 }: ResultTableOptions): HTMLElement {
  const { rows } = result;
  const columns = result.columns.map((column) => shownColumn(column, rows));
  const body = element("tbody");
  const show = ({ first, size }: Page): void =>
    body.replaceChildren(...rows.slice(first, first + size).map((row) => rowElement(row, columns)));
  show({ first: 0, size: pageSize });
  return element(
    "div",
    { class: "result" },
    element(
      "div",
      { class: "result-scroll", role: "region", "aria-label": label, tabindex: 0 },
      element(
        "table",
        { class: "result-table" },
        element("thead", {}, element("tr", {}, ...columns.map(headerCell))),
        body
      )
    ),
    rows.length > pageSize && pager(rows.length, pageSize, show)
  );
}

/** Texts up to this length are not broken into lines. */
const SHORT = 40;

function shownColumn(column: Column, rows: QueryResult["rows"]): ShownColumn {
  const format = columnFormat(column, rows);
  const isShort = (row: Record<string, unknown>): boolean => format(row[column.name]).length <= SHORT;
  // Formatting many numbers takes long, and they are always short.
  const className = column.type === "number" ? "result-number" : rows.every(isShort) ? "result-short" : null;
  return { ...column, format, className };
}

/** "43 rows"; says when the answer was longer than what was fetched. */
export function countText({ rows, truncated }: QueryResult): string {
  if (truncated) return `The first ${formatUnits(rows.length, "row")}; the answer has more`;
  return rows.length === 0
    ? "No rows: the query ran, and nothing matches it"
    : formatUnits(rows.length, "row");
}

function headerCell({ name, className }: ShownColumn): HTMLElement {
  return element("th", { scope: "col", class: className }, name);
}

function rowElement(row: Record<string, unknown>, columns: readonly ShownColumn[]): HTMLElement {
  return element("tr", {}, ...columns.map((column) => cell(row[column.name], column)));
}

function cell(value: unknown, { type, format, className }: ShownColumn): HTMLElement {
  const missing = value === null || value === undefined ? "null" : value === "" ? "empty text" : null;
  const title = type === "number" && missing === null ? exact(value, format) : null;
  return element(
    "td",
    { class: className, title },
    missing ? element("i", { class: "result-missing" }, missing) : format(value)
  );
}

/** The whole number behind a rounded one. */
function exact(value: unknown, format: CellFormat): string | null {
  const rounded = Number(format(value).replaceAll(",", "").replace("−", "-"));
  return rounded === value ? null : String(value);
}

function pager(total: number, size: number, show: (page: Page) => void): HTMLElement {
  const last = Math.floor((total - 1) / size) * size;
  const place = element("span", { role: "status" });
  let at = 0;
  const go = (first: number): void => {
    at = Math.max(0, Math.min(last, first));
    place.textContent = `Rows ${formatNumber(at + 1)} to ${formatNumber(Math.min(total, at + size))} of ${formatNumber(total)}`;
    for (const [button, off] of buttons) button.disabled = off();
    show({ first: at, size });
  };
  const step = (text: string, to: () => number): HTMLButtonElement =>
    element("button", { type: "button", onclick: () => go(to()) }, text);
  const atStart = (): boolean => at === 0;
  const atEnd = (): boolean => at === last;
  const buttons: [HTMLButtonElement, () => boolean][] = [
    [step("First", () => 0), atStart],
    [step("Previous", () => at - size), atStart],
    [step("Next", () => at + size), atEnd],
    [step("Last", () => last), atEnd]
  ];
  go(0);
  return element(
    "nav",
    { class: "result-pager", "aria-label": "Pages of the result" },
    ...buttons.map(([button]) => button),
    place
  );
}
