import type * as Plot from "@observablehq/plot";
import { FONT_SIZE } from "./chart-options.js";
import { palette } from "./palette.js";
import { svgNode } from "./svg-node.js";
import { textWidth } from "./wrap-text.js";

/** The name and value of a vertical line, written above it. */
export interface TopLabel {
  text: string;
  /** On the value axis. */
  x: number;
}

/** Where the plot lies across the picture. */
export interface Across {
  left: number;
  right: number;
  width: number;
  domain: [number, number];
}

interface PlacedLabel extends TopLabel {
  at: number;
  middle: number;
  row: number;
}

const ROW = 16;

/** Labels in as few rows as keep them apart, the first row lowest; each as near its line as the picture allows. */
function placedLabels(labels: readonly TopLabel[], { left, right, width, domain }: Across): PlacedLabel[] {
  const rowEnds: number[] = [];
  return labels.map((label) => {
    const at = left + ((label.x - domain[0]) / (domain[1] - domain[0])) * (right - left);
    const half = textWidth(label.text, { fontSize: FONT_SIZE }) / 2;
    const middle = Math.max(half, Math.min(width - half, at));
    const free = rowEnds.findIndex((end) => end + 8 < middle - half);
    const row = free < 0 ? rowEnds.length : free;
    rowEnds[row] = middle + half;
    return { ...label, at, middle, row };
  });
}

/** Room that the labels need above the plot, in pixels. */
export function labelsAboveHeight(labels: readonly TopLabel[], across: Across): number {
  return (Math.max(-1, ...placedLabels(labels, across).map(({ row }) => row)) + 1) * ROW + 6;
}

/** Writes the labels, given from left to right, above a plot, with a leader down to each line. */
export function labelsAbove(labels: readonly TopLabel[], across: Across): Plot.Markish {
  return (_index, _scales, _values, { marginTop }, { document }) => {
    const placed = placedLabels(labels, across);
    const foot = ({ row }: PlacedLabel) => marginTop - 6 - row * ROW;
    const leaders = placed.map((label) => {
      const d = `M${label.at},${marginTop}V${foot(label)}`;
      return svgNode(document, "path", { d, stroke: palette.limit, fill: "none" });
    });
    const texts = placed.map((label) =>
      svgNode(document, "text", { ...TEXT, x: label.middle, y: foot(label) - 3 }, label.text)
    );
    return svgNode(document, "g", { class: "line-labels" }, ...leaders, ...texts);
  };
}

/** A halo in the colour of the page keeps text readable where a leader of another row passes behind it. */
const TEXT = {
  "text-anchor": "middle",
  fill: palette.text,
  stroke: palette.paper,
  "stroke-width": 3,
  "paint-order": "stroke"
};
