import * as Plot from "@observablehq/plot";
import { FONT_SIZE } from "./chart-options.js";
import { palette } from "./palette.js";
import { type Span, spanEdges } from "./series-points.js";
import { spread } from "./spread.js";
import { LINE_HEIGHT, svgLines, svgNode } from "./svg-node.js";
import { textWidth } from "./wrap-text.js";

/** A window that a rule reads: tinted, with a bracket above it that names it. */
export interface ChartWindow extends Span {
  /** Lines over the bracket: "previous 12 months", "mean 4,865". */
  label: string[];
  tone: "earlier" | "later";
}

/** Room that the labels of windows need above the plot, in pixels. */
export function bracketHeight(windows: readonly ChartWindow[]): number {
  const lines = Math.max(0, ...windows.map(({ label }) => label.length));
  return lines === 0 ? 0 : Math.ceil(lines * FONT_SIZE * LINE_HEIGHT) + 10;
}

/** Tints behind the windows; draw them first. */
export function windowTints(windows: readonly ChartWindow[], domain: [number, number]): Plot.Markish {
  return Plot.rect(windows, {
    x1: (w: ChartWindow) => spanEdges(w)[0],
    x2: (w: ChartWindow) => spanEdges(w)[1],
    y1: domain[0],
    y2: domain[1],
    fill: (w: ChartWindow) => (w.tone === "earlier" ? palette.earlierWindow : palette.laterWindow),
    className: "window"
  });
}

/** A bracket over each window and its name; names next to each other keep clear of each other. */
export function windowBrackets(windows: readonly ChartWindow[]): Plot.Markish {
  return (_index, scales, _values, dimensions, { document }) => {
    const x = scales.x as (value: number) => number;
    const top = dimensions.marginTop;
    const edges = windows.map((w) => spanEdges(w).map(x) as [number, number]);
    const middles = spread(
      windows.map(({ label }, i) => ({ at: (edges[i]![0] + edges[i]![1]) / 2, size: widest(label) + 12 })),
      0,
      dimensions.width
    );
    const nodes = windows.flatMap(({ label }, i) => [
      svgNode(document, "path", { d: bracket(edges[i]!, top), fill: "none", stroke: palette.axis }),
      svgLines(document, label, {
        x: middles[i]!,
        y: top - 10 - label.length * FONT_SIZE * LINE_HEIGHT,
        fontSize: FONT_SIZE,
        attributes: { "text-anchor": "middle", fill: palette.text }
      })
    ]);
    return svgNode(document, "g", { class: "window-brackets" }, ...nodes);
  };
}

const widest = (lines: string[]) => Math.max(...lines.map((l) => textWidth(l, { fontSize: FONT_SIZE })));

function bracket([left, right]: [number, number], top: number): string {
  return `M${left + 1},${top - 1}v-5H${right - 1}v5`;
}
