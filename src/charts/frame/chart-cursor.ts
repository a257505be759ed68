import type * as Plot from "@observablehq/plot";
import { FONT_SIZE } from "./chart-options.js";
import { palette } from "./palette.js";
import { svgNode } from "./svg-node.js";
import { textWidth } from "./wrap-text.js";

/** One thing of a chart that can be pointed at. */
export interface Reading {
  /** A month, or a force's id: charts that share keys are read together. */
  key: string;
  /** In the units of the plot's scales; null has no ring, only a line. */
  x: number | string | null;
  y: number | string | null;
  /** "September 2014: 4,912". */
  text: string;
}

/** A reading in pixels of the picture. */
export interface PlacedReading {
  key: string;
  x: number | null;
  y: number | null;
  text: string;
}

/** Where a plot lies in its picture, in pixels. */
export interface Stage {
  /** Width of the whole picture. */
  pictureWidth: number;
  pictureHeight: number;
  /** Top of the row above the plot that names what is pointed at. */
  readoutTop: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Room that the name of the point under the pointer has above the plot, in pixels. */
export const READOUT_HEIGHT = 20;

/** Where a plot lies, when its own top is at `top` in the picture. */
export function stageOf(picture: SVGSVGElement, plot: Plot.Plot, top: number): Stage {
  const range = (name: "x" | "y") => (plot.scale(name)?.range ?? [0, 0]) as [number, number];
  const [left, right] = range("x");
  const ys = range("y");
  return {
    pictureWidth: Number(picture.getAttribute("width")),
    pictureHeight: Number(picture.getAttribute("height")),
    readoutTop: top,
    left,
    right,
    top: top + Math.min(...ys),
    bottom: top + Math.max(...ys)
  };
}

/** Places a reading with the plot's own scales. */
export function placeReading({ key, x, y, text }: Reading, plot: Plot.Plot, top: number): PlacedReading {
  const at = (name: "x" | "y", value: number | string | null) => {
    const scale = plot.scale(name);
    return value === null || !scale ? null : Number(scale.apply(value)) + (scale.bandwidth ?? 0) / 2;
  };
  const middle = at("y", y);
  return { key, x: at("x", x), y: middle === null ? null : middle + top, text };
}

/** A line through a reading, a ring on it, and its text above the plot, kept inside the picture. */
export function cursorNodes(
  document: Document,
  { x, y, text }: PlacedReading,
  stage: Stage,
  along: "x" | "y"
): Node[] {
  const line = along === "x" ? `M${x},${stage.top}V${stage.bottom}` : `M${stage.left},${y}H${stage.right}`;
  const ring = { cx: x, cy: y, r: 5, fill: "none", stroke: palette.text, "stroke-width": 2 };
  return [
    svgNode(document, "path", { d: line, stroke: palette.muted, fill: "none" }),
    ...(x === null || y === null ? [] : [svgNode(document, "circle", ring)]),
    readout(document, text, x ?? stage.left, stage)
  ];
}

function readout(document: Document, text: string, x: number, stage: Stage): SVGTextElement {
  const half = textWidth(text, { fontSize: FONT_SIZE, bold: true }) / 2;
  const attributes = {
    x: Math.max(half, Math.min(stage.pictureWidth - half, x)),
    y: stage.readoutTop + READOUT_HEIGHT - 7,
    fill: palette.text,
    "font-size": FONT_SIZE,
    "font-weight": 600,
    "text-anchor": "middle"
  };
  return svgNode(document, "text", attributes, text);
}
