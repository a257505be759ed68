import * as Plot from "@observablehq/plot";
import {
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbol as symbolPath,
  symbolStar,
  symbolTriangle
} from "d3-shape";
import type { Month } from "../../plan/month.js";
import { OUTER, SHEWHART, XMR_RULES, type XmrRule } from "../../views/xmr-rules.js";
import type { XmrSignal } from "../../views/xmr-view.js";
import { decimalsOf, formatNumber } from "../../words/format.js";
import { FONT_SIZE } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { periodMiddle } from "../frame/series-points.js";
import { svgNode } from "../frame/svg-node.js";
import { textWidth } from "../frame/wrap-text.js";

/** The shape of each sign, and its name in the key: filled, but for the weaker sign's ring. `z` is that of the inner lines. */
const SHAPES: Record<XmrRule, { symbol: Plot.SymbolType; name: (z: number) => string; isRing?: true }> = {
  beyond: { symbol: symbolDiamond, name: () => `beyond ${SHEWHART} SD` },
  "one-side": { symbol: symbolStar, name: () => "8 on one side" },
  trending: { symbol: symbolTriangle, name: () => "6 trending" },
  "two-of-three": { symbol: symbolCross, name: () => `2 of 3 beyond ${OUTER} SD` },
  "beyond-z": {
    symbol: symbolCircle,
    name: (z) => `weaker: beyond ${formatNumber(z, decimalsOf(z))} SD alone`,
    isRing: true
  }
};

/** A filled shape, edged with paper, or a ring about the month's own dot. */
const paint = (rule: XmrRule) =>
  SHAPES[rule].isRing
    ? { fill: "none", stroke: palette.force, strokeWidth: 1.75 }
    : { fill: palette.force, stroke: palette.paper, strokeWidth: 1 };

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
        ...paint(rule),
        className: `signal ${rule}`
      }
    )
  );
}

/** What a key is of. */
interface KeyOf {
  signals: readonly XmrSignal[];
  /** Standard deviations from the mean to the inner lines. */
  z: number;
}

interface KeyEntry {
  rule: XmrRule;
  x: number;
  row: number;
}

/** The rules whose shape is shown, in as many rows as the width asks for. */
function keyEntries({ signals, z }: KeyOf, width: number): KeyEntry[] {
  let [x, row] = [0, 0];
  return rulesOf(shownSignals(signals)).map((rule) => {
    const size = KEY_GAP + textWidth(SHAPES[rule].name(z), { fontSize: FONT_SIZE });
    if (x > 0 && x + size > width) [x, row] = [0, row + 1];
    const entry = { rule, x, row };
    x += size + KEY_GAP;
    return entry;
  });
}

/** Room that the key needs above the plot, in pixels. */
export function signalKeyHeight(of: KeyOf, width: number): number {
  const last = keyEntries(of, width).at(-1);
  return last ? (last.row + 1) * KEY_ROW + 4 : 0;
}

/** What the shapes mean, in rows from `top` downwards. */
export function signalKey(of: KeyOf, top: number): Plot.Markish {
  return (_index, _scales, _values, { width }, { document }) => {
    const nodes = keyEntries(of, width).flatMap(({ rule, x, row }) => {
      const middle = top + row * KEY_ROW + KEY_ROW / 2;
      const d = symbolPath(SHAPES[rule].symbol, AREA)()!;
      const { fill, stroke, strokeWidth } = paint(rule);
      const shape = {
        d,
        transform: `translate(${x + 6},${middle})`,
        fill,
        stroke,
        "stroke-width": strokeWidth
      };
      const words = { x: x + KEY_GAP, y: middle + 4, "text-anchor": "start", fill: palette.text };
      return [svgNode(document, "path", shape), svgNode(document, "text", words, SHAPES[rule].name(of.z))];
    });
    return svgNode(document, "g", { class: "signal-key" }, ...nodes);
  };
}
