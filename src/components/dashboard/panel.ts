import { readingName } from "../../charts/frame/reading-name.js";
import { basisBadge } from "../../kit/basis-badge.js";
import { element } from "../../kit/element.js";
import { folded } from "../../kit/folded.js";
import { ratingShape, ratingWord, resultBadge } from "../../kit/rating-badge.js";
import type { Priority } from "../../plan/plan.js";
import type { RatingResult } from "../../rules/rating.js";
import type { PanelCell, PanelRow } from "./panel-row.js";
import { markersOf, type PanelTable } from "./panel-table.js";
import { panelHeights } from "./panel-tracks.js";
import type { Verdict } from "./published-verdict.js";

/** What a panel needs beside its table. */
export interface PanelOptions {
  /** Address of a measure's page. */
  measureLink: (measure: string) => string;
  /** Picture of the last months of a measure; null when there is none. */
  sparkline: (measure: string) => Node | null;
  /** The sentence behind a measure's colour. */
  sentence: (result: RatingResult, measure: string) => string;
}

/** The panel of one priority: number, title, rows, notes and the basis of its data. */
export function panel(priority: Priority, table: PanelTable, options: PanelOptions): HTMLElement {
  const heading = `${priority.id}-title`;
  return element(
    "section",
    {
      class: "panel",
      id: priority.id,
      style: panelHeights(priority.title, table),
      "aria-labelledby": heading
    },
    element(
      "header",
      {},
      element(
        "h2",
        { id: heading },
        element("span", { class: "panel-number" }, priority.number),
        ` ${priority.title}`
      )
    ),
    table.text !== null && element("p", {}, table.text),
    table.actions.length > 0 && element("ul", { class: "panel-actions" }, ...table.actions.map(action)),
    table.rows.length > 0 && panelTableElement(table, heading, options),
    notesOf(table)
  );
}

function action(text: string): HTMLElement {
  return element("li", {}, text);
}

function panelTableElement(table: PanelTable, heading: string, options: PanelOptions): HTMLElement {
  const rated = table.rows.some((row) => row.verdict !== null);
  return element(
    "table",
    { class: rated ? "panel-table rated" : "panel-table", "aria-labelledby": heading },
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("td", {}, table.bases.length > 0 && basisBadge(table.bases)),
        ...table.columns.map((column) => element("th", { scope: "col" }, column)),
        rated && element("th", { scope: "col", class: "panel-verdict" }, "Rating")
      )
    ),
    element("tbody", {}, ...table.rows.flatMap((row) => rowElements(row, table, rated, options)))
  );
}

function rowElements(row: PanelRow, table: PanelTable, rated: boolean, options: PanelOptions): HTMLElement[] {
  const { room, cells } = withoutLeadingSpace(row.cells);
  const main = element(
    "tr",
    { class: row.sub ? "panel-row panel-sub" : "panel-row" },
    rowHeader(row, room, table, options),
    ...cells.map(cellElement),
    rated &&
      element(
        "td",
        { class: "panel-verdict" },
        row.verdict && verdictElement(row.verdict.result, row.measure, options)
      )
  );
  const below = belowRow(row, options);
  if (below.length === 0) return [main];
  const span = table.columns.length + (rated ? 2 : 1);
  const line = element("td", { colspan: span }, element("div", {}, ...below));
  return [main, element("tr", { class: "panel-below" }, line)];
}

/** Empty cells at the start of a row give their room to its label. */
function withoutLeadingSpace(cells: PanelCell[]): { room: number; cells: PanelCell[] } {
  const [first, ...rest] = cells;
  return first?.text === "" ? { room: first.span ?? 1, cells: rest } : { room: 0, cells };
}

function rowHeader(
  row: PanelRow,
  room: number,
  table: PanelTable,
  { measureLink }: PanelOptions
): HTMLElement {
  const markers = markersOf(row, table);
  return element(
    "th",
    { scope: "row", colspan: room > 0 ? room + 1 : null },
    element("a", { href: measureLink(row.measure) }, row.label),
    markers.length > 0 && element("sup", {}, markers.join(", ")),
    row.qualifier !== undefined && [" ", element("span", { class: "panel-qualifier" }, row.qualifier)]
  );
}

function cellElement({ text, below, span = 1, style }: PanelCell): HTMLElement {
  return element(
    "td",
    { class: `panel-${style}`, colspan: span === 1 ? null : span },
    text,
    below !== undefined && [" ", element("span", { class: "panel-under" }, below)]
  );
}

/** The badge; whoever hovers over it reads the rule and its sentence, which the measure's page shows in full. */
function verdictElement(result: RatingResult, measure: string, { sentence }: PanelOptions): HTMLElement {
  return element("span", { title: `${result.rule}: ${sentence(result, measure)}` }, resultBadge(result));
}

/** What stands under a row: the reading beside it, the sparkline, a state that the colour does not name, its detail, and why it is this colour. */
function belowRow(row: PanelRow, options: PanelOptions): (Node | string)[] {
  const picture = row.sparkline ? options.sparkline(row.measure) : null;
  const words = [row.verdict?.result.label, row.detail].filter((text) => text !== undefined).join("; ");
  return [
    ...(row.verdict?.differs ? [differsMark(row.verdict.differs)] : []),
    ...(picture ? [picture] : []),
    ...(words ? [element("span", { class: "panel-detail" }, words)] : []),
    ...(row.verdict && row.why ? [whyElement(row, row.verdict.result)] : [])
  ];
}

/** "Why amber?", which opens the sentence. */
function whyElement({ measure, why }: PanelRow, { rule, rating }: RatingResult): HTMLElement {
  return folded(
    `why-${measure}-${rule}`,
    `Why ${ratingWord(rating).toLowerCase()}?`,
    element("p", { class: `panel-why rating-${rating}` }, why)
  );
}

/** "calibrated reading differs: amber", with its shape. */
function differsMark({ reading, rating }: NonNullable<Verdict["differs"]>): HTMLElement {
  return element(
    "span",
    { class: `panel-differs rating-${rating}` },
    `${readingName(reading).replace(" ", "-")} reading differs: `,
    ratingShape(rating),
    ratingWord(rating).toLowerCase()
  );
}

function notesOf({ notes }: PanelTable): HTMLElement | false {
  if (notes.length === 0) return false;
  return element(
    "ul",
    { class: "panel-notes" },
    ...notes.map(({ marker, text }) =>
      element("li", {}, marker && element("sup", {}, marker), marker && " ", text)
    )
  );
}
