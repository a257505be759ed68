import type * as Plot from "@observablehq/plot";
import { FONT_SIZE, NARROW } from "./chart-options.js";
import { palette } from "./palette.js";
import { spread } from "./spread.js";
import { LINE_HEIGHT, svgLines, svgNode } from "./svg-node.js";
import { textWidth } from "./wrap-text.js";

/** The name and value of a line, written at its end beyond the plot's right edge. */
export interface EndLabel {
  name: string;
  /** Formatted; empty when the line has no single value. */
  value: string;
  /** Where the line ends: on the value axis, and on the month axis. */
  y: number;
  x: number;
  colour?: string;
  bold?: boolean;
}

const GAP = 12;

/** On a narrow chart name and value stand one above the other. */
function linesOf({ name, value }: EndLabel, width: number): string[] {
  return width < NARROW ? [name, value].filter(Boolean) : [[name, value].filter(Boolean).join(" ")];
}

/** Room that the labels need right of the plot, in pixels. */
export function endLabelWidth(labels: readonly EndLabel[], width: number): number {
  const widths = labels.flatMap((label) =>
    linesOf(label, width).map((text) => textWidth(text, { fontSize: FONT_SIZE, bold: label.bold ?? false }))
  );
  return Math.ceil(Math.max(0, ...widths)) + GAP;
}

/** Writes each label as near to its line's end as the others allow, with a thin leader from the line. */
export function endLabels(labels: readonly EndLabel[]): Plot.Markish {
  return (_index, scales, _values, dimensions, { document }) => {
    const [x, y] = [scales.x, scales.y] as [(v: number) => number, (v: number) => number];
    const { width, height, marginTop, marginRight, marginBottom } = dimensions;
    const texts = labels.map((label) => linesOf(label, width));
    const ends = labels.map((label) => clamp(y(label.y), marginTop, height - marginBottom));
    const middles = spread(
      labels.map((_, i) => ({ at: ends[i]!, size: texts[i]!.length * FONT_SIZE * LINE_HEIGHT })),
      0,
      height - marginBottom + FONT_SIZE
    );
    const edge = width - marginRight;
    const nodes = labels.flatMap((label, i) => {
      const path = `M${x(label.x)},${ends[i]}H${edge}L${edge + GAP - 4},${middles[i]}`;
      return [
        svgNode(document, "path", { d: path, fill: "none", stroke: palette.axis, "stroke-dasharray": "1,3" }),
        svgLines(document, texts[i]!, {
          x: edge + GAP,
          y: middles[i]! - (texts[i]!.length * FONT_SIZE * LINE_HEIGHT) / 2 + 1,
          fontSize: FONT_SIZE,
          attributes: {
            fill: label.colour ?? palette.text,
            "font-weight": label.bold ? 600 : null,
            "text-anchor": "start"
          }
        })
      ];
    });
    return svgNode(document, "g", { class: "end-labels" }, ...nodes);
  };
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
