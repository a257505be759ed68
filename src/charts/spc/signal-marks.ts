import * as Plot from "@observablehq/plot";
import { symbolCross, symbolDiamond, symbol as symbolPath, symbolStar, symbolTriangle } from "d3-shape";
import type { Month } from "../../plan/month.js";
import { XMR_RULES, type XmrRule, type XmrSignal } from "../../views/xmr-view.js";
import { FONT_SIZE } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { periodMiddle } from "../frame/series-points.js";
import { svgNode } from "../frame/svg-node.js";
import { textWidth } from "../frame/wrap-text.js";

/** The shape of each run rule, and its name in the key. */
const SHAPES = {
  beyond: { symbol: symbolDiamond, name: "beyond a line" },
  "one-side": { symbol: symbolStar, name: "8 on one side" },
  trending: { symbol: symbolTriangle, name: "6 trending" },
  "two-of-three": { symbol: symbolCross, name: "2 of 3 beyond two thirds" }
} as const;

/** Area of a shape in square pixels: on the plot and in the key. */
const AREA = 90;
const KEY_ROW = 18;
const KEY_GAP = 16;

/** One signal a month: the first of its rules, in the order of {@link XMR_RULES}, whose shape it takes. */
function shownSignals(signals: readonly XmrSignal[]): XmrSignal[] {
  const first = new Map<Month, XmrSignal>();
  for (const signal of signals) if (!first.has(signal.month)) first.set(signal.month, signal);
  return [...first.values()];
}

const rulesOf = (shown: readonly XmrSignal[]) =>
  XMR_RULES.filter((rule) => shown.some((signal) => signal.rule === rule));

/** A shape on every month with a signal. */
export function signalMarks(signals: readonly XmrSignal[], monthsPerPeriod: 1 | 3): Plot.Markish {
  const shown = shownSignals(signals);
  return rulesOf(shown).map((rule) =>
    Plot.dot(
      shown.filter((signal) => signal.rule === rule),
      {
        x: ({ month }: XmrSignal) => periodMiddle(month, monthsPerPeriod),
        y: "value",
        symbol: SHAPES[rule].symbol,
        r: Math.sqrt(AREA / Math.PI),
        fill: palette.force,
        stroke: palette.paper,
        strokeWidth: 1,
        className: `signal ${rule}`
      }
    )
  );
}

interface KeyEntry {
  rule: XmrRule;
  x: number;
  row: number;
}

/** The rules whose shape is shown, in as many rows as the width asks for. */
function keyEntries(signals: readonly XmrSignal[], width: number): KeyEntry[] {
  let [x, row] = [0, 0];
  return rulesOf(shownSignals(signals)).map((rule) => {
    const size = KEY_GAP + textWidth(SHAPES[rule].name, { fontSize: FONT_SIZE });
    if (x > 0 && x + size > width) [x, row] = [0, row + 1];
    const entry = { rule, x, row };
    x += size + KEY_GAP;
    return entry;
  });
}

/** Room that the key needs above the plot, in pixels. */
export function signalKeyHeight(signals: readonly XmrSignal[], width: number): number {
  const last = keyEntries(signals, width).at(-1);
  return last ? (last.row + 1) * KEY_ROW + 4 : 0;
}

/** What the shapes mean, in rows from `top` downwards. */
export function signalKey(signals: readonly XmrSignal[], top: number): Plot.Markish {
  return (_index, _scales, _values, { width }, { document }) => {
    const nodes = keyEntries(signals, width).flatMap(({ rule, x, row }) => {
      const middle = top + row * KEY_ROW + KEY_ROW / 2;
      const d = symbolPath(SHAPES[rule].symbol, AREA)()!;
      const words = { x: x + KEY_GAP, y: middle + 4, "text-anchor": "start", fill: palette.text };
      return [
        svgNode(document, "path", { d, transform: `translate(${x + 6},${middle})`, fill: palette.force }),
        svgNode(document, "text", words, SHAPES[rule].name)
      ];
    });
    return svgNode(document, "g", { class: "signal-key" }, ...nodes);
  };
}
