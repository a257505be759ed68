import type * as Plot from "@observablehq/plot";
import { FONT_SIZE } from "./chart-options.js";
import { palette } from "./palette.js";
import { spread } from "./spread.js";
import { svgNode } from "./svg-node.js";

/** The name of a curve, written inside the plot before the curve begins. */
export interface CurveLabel {
  text: string;
  x: number;
  y: number;
  colour: string;
}

const SIZE = FONT_SIZE + 3;

/** Ends each name at the beginning of its curve, as near as the others allow. */
export function curveLabels(labels: readonly CurveLabel[]): Plot.Markish {
  return (_index, scales, _values, { height, marginTop, marginBottom }, { document }) => {
    const [x, y] = [scales.x, scales.y] as [(v: number) => number, (v: number) => number];
    const middles = spread(
      labels.map((label) => ({ at: y(label.y), size: SIZE })),
      marginTop,
      height - marginBottom
    );
    const texts = labels.map((label, i) =>
      svgNode(
        document,
        "text",
        { ...TEXT, x: x(label.x) - 4, y: middles[i]! + FONT_SIZE / 3, fill: label.colour },
        label.text
      )
    );
    return svgNode(document, "g", { class: "curve-labels" }, ...texts);
  };
}

/** A halo in the colour of the page keeps text readable where a line passes behind it. */
const TEXT = { "text-anchor": "end", stroke: palette.paper, "stroke-width": 3, "paint-order": "stroke" };
