import * as Plot from "@observablehq/plot";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { FONT_SIZE } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { labelsAbove, labelsAboveHeight, type TopLabel } from "../frame/top-labels.js";
import type { ValueAxis } from "../frame/value-axis.js";
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

/** What a plot of rows is made from, beside its marks. */
export interface RowsPlot<Row extends ForceRow> {
  rows: readonly Row[];
  /** What stands at the end of a row. */
  value: (row: Row) => string;
  /** Labels of lines, above the plot. */
  labels: readonly TopLabel[];
  /** Room between rows beside their text, in pixels. */
  gap: number;
  domain: ValueAxis["domain"];
  /** Of the picture, in pixels. */
  width: number;
}

/**
 * The frame of a plot of rows: its size and margins, with room for names at the left, values at the right and labels
 * above; the marks of these texts; and where the plot lies `across` the picture.
 */
export function rowsFrame<Row extends ForceRow>({ rows, value, labels, gap, domain, width }: RowsPlot<Row>) {
  const names = nameColumn(rows, width);
  const marginLeft = names.width + 10;
  const marginRight = Math.ceil(Math.max(...rows.map((row) => widest([value(row)], row.own)))) + 12;
  const across = { left: marginLeft, right: width - marginRight, domain, width };
  const marginTop = READOUT_HEIGHT + labelsAboveHeight(labels, across);
  return {
    across,
    options: {
      width,
      height: marginTop + rows.length * (names.height + gap) + 26,
      marginTop,
      marginRight,
      marginBottom: 26,
      marginLeft,
      r: { type: "identity" as const },
      y: { type: "band" as const, domain: rows.map(({ force }) => force), padding: 0, axis: null }
    },
    texts: [rowNames(rows, names), rowValues(rows, value), labelsAbove(labels, across)]
  };
}

/** Values right of a plot of rows. */
export function rowValues<Row extends ForceRow>(
  rows: readonly Row[],
  text: (row: Row) => string
): Plot.Markish {
  return rowText(rows, { frameAnchor: "right", textAnchor: "start", dx: 8 }, text);
}
