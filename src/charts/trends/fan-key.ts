import type * as Plot from "@observablehq/plot";
import { FONT_SIZE } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { svgNode } from "../frame/svg-node.js";
import { textWidth } from "../frame/wrap-text.js";

const SWATCH = 12;

/** Room for the row, in pixels. */
export const FAN_KEY_HEIGHT = 20;

/** What the three tints of a fan hold, in a row above the plot. */
export function fanKey(y: number): Plot.Markish {
  return (_index, _scales, _values, _dimensions, { document }) => {
    let x = 0;
    const nodes = ([50, 80, 95] as const).flatMap((confidence) => {
      const text = confidence === 95 ? "95% of outcomes" : `${confidence}%`;
      const swatch = { x, y, width: SWATCH, height: SWATCH, fill: palette.fan[confidence] };
      const words = { x: x + SWATCH + 4, y: y + 10, "text-anchor": "start", fill: palette.text };
      x += SWATCH + 12 + textWidth(text, { fontSize: FONT_SIZE });
      return [svgNode(document, "rect", swatch), svgNode(document, "text", words, text)];
    });
    return svgNode(document, "g", { class: "fan-key" }, ...nodes);
  };
}
