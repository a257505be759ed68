import * as Plot from "@observablehq/plot";
import { FONT_SIZE } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { textWidth, wrapText } from "../frame/wrap-text.js";

/** A force as a row of a chart. */
export interface ForceRow {
  force: string;
  name: string;
  /** The home force: bold. */
  own: boolean;
}

/** Distance of two lines of text, in font sizes. */
const TEXT_LINE = 1.2;

/** Width of the widest of some lines, in pixels. */
export const widest = (lines: readonly string[], bold: boolean): number =>
  Math.max(...lines.map((line) => textWidth(line, { fontSize: FONT_SIZE, bold })));

/** The column of names beside the rows. */
export interface NameColumn {
  /** Lines of each force's name. */
  lines: ReadonlyMap<string, string[]>;
  width: number;
  /** Height of the highest name, in pixels. */
  height: number;
}

/** Names broken over lines: a long one takes two or more rather than more than a third of the picture. */
export function nameColumn(rows: readonly ForceRow[], width: number): NameColumn {
  const lines = new Map(
    rows.map(({ force, name, own }) => [
      force,
      wrapText(name, Math.max(120, width / 3 - 20), { fontSize: FONT_SIZE, bold: own })
    ])
  );
  return {
    lines,
    width: Math.ceil(Math.max(...rows.map((row) => widest(lines.get(row.force)!, row.own)))),
    height: Math.max(...[...lines.values()].map((parts) => parts.length)) * FONT_SIZE * TEXT_LINE
  };
}

/** A column of text beside the plot, the home force's own row bold. */
export function rowText<Row extends ForceRow>(
  rows: readonly Row[],
  options: Plot.TextOptions,
  text: (row: Row) => string
): Plot.Markish {
  return [true, false].map((own) =>
    Plot.text(
      rows.filter((row) => row.own === own),
      { y: "force", text, fill: palette.text, fontWeight: own ? 600 : 400, lineHeight: TEXT_LINE, ...options }
    )
  );
}

/** Names left of a plot of rows. */
export function rowNames(rows: readonly ForceRow[], { lines }: NameColumn): Plot.Markish {
  return rowText(rows, { frameAnchor: "left", textAnchor: "end", dx: -8 }, (row) =>
    lines.get(row.force)!.join("\n")
  );
}

/** Values right of a plot of rows. */
export function rowValues<Row extends ForceRow>(
  rows: readonly Row[],
  text: (row: Row) => string
): Plot.Markish {
  return rowText(rows, { frameAnchor: "right", textAnchor: "start", dx: 8 }, text);
}
