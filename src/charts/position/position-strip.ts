import type { PlaceWords } from "../../plan/place-words.js";
import type { SingleReading } from "../../plan/readings.js";
import type { ForceComparison } from "../../views/force-comparison.js";
import { formatRate } from "../../words/format.js";
import { palette } from "../frame/palette.js";
import { svgNode } from "../frame/svg-node.js";

export interface PositionStripOptions {
  measure: string;
  /** Name of the home force. */
  place: string;
  places: PlaceWords;
  /** The reading whose lines are drawn. */
  reading: SingleReading;
  width?: number;
  height?: number;
  document?: Document;
}

const EDGE = 7;
/** A figure further out than this many times the range of the others is drawn at the edge. */
const OFF_SCALE = 2;

/**
 * All forces of a comparison on one line, better to the right, on a scale of its own: a stroke a force, the band between
 * the control lines, the mean, and the home force as a dot. Written without Plot: a table draws many.
 */
export function positionStrip(comparison: ForceComparison, options: PositionStripOptions): SVGSVGElement {
  const { width = 200, height = 24, document = globalThis.document, reading } = options;
  const x = scaleOf(comparison, reading, width);
  const { lines, mean } = comparison.lines[reading];
  const [from, to] = [x(lines.lower), x(lines.upper)].sort((a, b) => a - b) as [number, number];
  const stroke = (at: number, attributes: Record<string, string | number>, reach = 6) =>
    svgNode(document, "path", {
      d: `M${at},${height / 2 - reach}V${height / 2 + reach}`,
      fill: "none",
      ...attributes
    });
  const others = comparison.values.filter(({ force }) => force !== comparison.own.force);
  const limit = { stroke: palette.limit, "stroke-dasharray": "3,2" };
  return svgNode(
    document,
    "svg",
    {
      class: "position-strip",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": stripText(comparison, options)
    },
    svgNode(document, "rect", {
      x: from,
      y: 2,
      width: fix(to - from),
      height: height - 4,
      fill: palette.earlierWindow
    }),
    stroke(from, limit, height / 2 - 2),
    stroke(to, limit, height / 2 - 2),
    stroke(x(mean), { stroke: palette.limit }, height / 2 - 2),
    ...others.map(({ value }) =>
      stroke(x(value), { stroke: palette.comparison, "stroke-width": 2, class: "other" })
    ),
    svgNode(document, "circle", {
      cx: x(comparison.own.value),
      cy: height / 2,
      r: 5.5,
      fill: palette.force,
      stroke: palette.paper
    })
  );
}

const fix = (value: number) => Math.round(value * 10) / 10;

/** Better to the right; what lies far outside the rest is drawn at the edge. */
function scaleOf(
  { values, own, better, lines }: ForceComparison,
  reading: SingleReading,
  width: number
): (value: number) => number {
  const sorted = values.map(({ value }) => value).sort((a, b) => a - b);
  const inside = sorted.length > 2 && isFar(sorted) ? sorted.slice(0, -1) : sorted;
  const shown = [...inside, own.value, lines[reading].lines.lower, lines[reading].lines.upper];
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const range = high > low ? high - low : 1;
  return (value) => {
    const share = Math.max(0, Math.min(1, (value - low) / range));
    return fix(EDGE + (better === "higher" ? share : 1 - share) * (width - 2 * EDGE));
  };
}

const isFar = (sorted: readonly number[]): boolean =>
  sorted.at(-1)! - sorted.at(-2)! > OFF_SCALE * (sorted.at(-2)! - sorted[0]!);

/** "All crime: Leicestershire 61.3; the 8 forces lie between 50.1 and 66.8, mean 57.3, lines 46.9 to 67.7." */
function stripText(
  { own, values, unit, lines }: ForceComparison,
  { measure, place, places, reading }: PositionStripOptions
): string {
  const { mean, lines: control } = lines[reading];
  const rate = (value: number) => formatRate(value, { unit, mean });
  const figures = values.map(({ value }) => value);
  return (
    `${measure}: ${place} ${rate(own.value)}; the ${values.length} ${places.many} lie between ${rate(Math.min(...figures))} and ` +
    `${rate(Math.max(...figures))}, mean ${rate(mean)}, lines ${rate(control.lower)} to ${rate(control.upper)}.`
  );
}
