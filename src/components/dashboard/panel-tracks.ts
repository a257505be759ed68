import type { PanelRow } from "./panel-row.js";
import type { PanelTable } from "./panel-table.js";

/** Height of a track of the grid of panels in pixels; `grid-auto-rows` of `.panels` in style.css. */
const TRACK = 8;

/**
 * Mean width of a character of a system's sans serif, in ems: 0.52 of running text in DejaVu Sans, the widest of those that
 * browsers choose, 0.6 of bold.
 */
const CHARACTER = 0.52;
const BOLD_CHARACTER = 0.6;

/** Sizes of style.css in pixels: text and line of each kind of type. */
const TITLE = { size: 16, line: 20 };
const TEXT = { size: 14, line: 19 };
const SMALL = { size: 12, line: 16 };

/** What stands around and between in style.css, in pixels. */
const FRAME = { sides: 26, ends: 23, below: 16, number: 34, gap: 4, cell: 7, indent: 12 };
/** How wide columns of figures come out, in a table without and with colours, and that of the colours, in pixels. */
const COLUMNS = {
  wide: { figure: 60, rated: 68, verdict: 84 },
  narrow: { figure: 62, rated: 58, verdict: 70 }
};
/** At most this wide inside, a panel's table is set smaller (`@container panel` in style.css), px. */
const NARROW = 400;
const SPARKLINE = { width: 168, height: 36, words: 128, why: 84 };
const WHY = 24;

type Type = typeof TEXT;

/** Widths of a panel that style.css tells apart by those of the page, px. */
const WIDTHS = [350, 400, 450] as const;

/**
 * About how high a panel is at each width, for style.css: so none waits for a higher neighbour. Only a browser knows it to the
 * pixel, and a page that asked it would move its lines when it has loaded; a panel that is higher makes its tracks higher.
 */
export function panelHeights(title: string, table: PanelTable): string {
  return WIDTHS.map((width) => `--at-${width}: ${panelTracks(title, table, width)}`).join("; ");
}

/** About how many tracks of the grid a panel of a width (px) is high, the margin below it included. */
function panelTracks(title: string, table: PanelTable, width: number): number {
  const content = width - FRAME.sides;
  const columns = content <= NARROW ? COLUMNS.narrow : COLUMNS.wide;
  const isRated = table.rows.some(({ verdict }) => verdict !== null);
  const column = isRated ? columns.rated : columns.figure;
  const others = table.columns.length * column + (isRated ? columns.verdict : 0);
  const labels = Math.max(column, content - others);
  const head = Math.max(0, ...table.columns.map((text) => height(text, COLUMNS.wide.figure, SMALL)));
  const labelHeight = (row: PanelRow): number =>
    height(row.label, labels + leadingColumns(row) * column, TEXT) +
    (row.qualifier === undefined ? 0 : SMALL.line);
  const parts = [
    FRAME.ends + FRAME.gap + height(title, content - FRAME.number, TITLE, BOLD_CHARACTER),
    table.text === null ? 0 : FRAME.gap + height(table.text, content, TEXT),
    ...table.actions.map((action) => height(action, content - FRAME.indent, TEXT)),
    table.rows.length > 0 ? head + FRAME.cell : 0,
    ...table.rows.map((row) => rowHeight(row, labelHeight(row), content)),
    table.notes.length > 0 ? FRAME.gap : 0,
    ...table.notes.map(({ text }) => height(text, content, SMALL) + FRAME.gap / 2)
  ];
  return Math.ceil((parts.reduce((sum, part) => sum + part, 0) + FRAME.below) / TRACK);
}

/** Height of a text that is wrapped, px. */
function height(text: string, width: number, { size, line }: Type, character = CHARACTER): number {
  return line * Math.max(1, Math.ceil((text.length * size * character) / width));
}

/** Empty columns at the start of a row, whose room its label has. */
function leadingColumns({ cells: [first] }: PanelRow): number {
  return first?.text === "" ? (first.span ?? 1) : 0;
}

function rowHeight(row: PanelRow, label: number, content: number): number {
  const figures = TEXT.line + (row.cells.some(({ below }) => below !== undefined) ? SMALL.line : 0);
  return FRAME.cell + Math.max(label, figures) + belowHeight(row, content - FRAME.indent);
}

/** Height of what stands under a row, px. */
function belowHeight({ verdict, detail, sparkline, why }: PanelRow, width: number): number {
  const words = [verdict?.result.label, detail].filter((text) => text !== undefined).join("; ");
  const asks = verdict !== null && why !== "";
  const differs = verdict?.differs ? SMALL.line : 0;
  if (!sparkline) {
    const said = words ? height(words, width, SMALL) : 0;
    const all = differs + said + (asks ? WHY : 0);
    return all > 0 ? all + FRAME.gap : 0;
  }
  const isOneLine = width >= SPARKLINE.width + SPARKLINE.words + SPARKLINE.why + 2 * FRAME.indent;
  const beside = width - SPARKLINE.width - FRAME.indent - (isOneLine ? SPARKLINE.why + FRAME.indent : 0);
  const picture = Math.max(SPARKLINE.height, words ? height(words, beside, SMALL) : 0);
  return FRAME.gap + differs + picture + (asks && !isOneLine ? WHY : 0);
}
