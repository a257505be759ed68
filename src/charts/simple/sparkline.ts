import { addMonths } from "../../plan/month.js";
import type { Sparkline } from "../../views/page-files.js";
import { formatMean, formatNumber, formatUnits } from "../../words/format.js";
import { palette } from "../frame/palette.js";
import { pointName } from "../frame/series-points.js";
import { svgNode } from "../frame/svg-node.js";

export interface SparklineOptions {
  /** Name of the measure, for the text alternative. */
  name: string;
  /** Lengths in months of the two windows tinted at the right: the recent one, and the one before it. */
  windows: { recent: number; previous: number };
  width?: number;
  height?: number;
  document?: Document;
}

interface Placing {
  x: (index: number) => number;
  y: (value: number) => number;
}

const EDGE = 4;

/**
 * The last counts of a measure as a small line on a scale of its own (lowest to highest), with the two windows of
 * the SPC rule tinted and the last point marked. Written without Plot: a dashboard draws many.
 */
export function sparkline(data: Sparkline, options: SparklineOptions): SVGSVGElement {
  const { width = 120, height = 28, document = globalThis.document, windows } = options;
  const place = placing(data.counts, width, height);
  const edges = windowEdges(data, windows).map((index) => place.x(index - 0.5));
  const last = data.counts.at(-1);
  const attributes = {
    class: "sparkline",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": sparklineText(data, options)
  };
  const tint = (from: number, to: number, fill: string) =>
    svgNode(document, "rect", { x: fix(from), y: 0, width: fix(Math.max(0, to - from)), height, fill });
  const line = { d: linePath(data.counts, place), fill: "none", stroke: palette.force, "stroke-width": 1.25 };
  return svgNode(
    document,
    "svg",
    attributes,
    tint(edges[0]!, edges[1]!, palette.earlierWindow),
    tint(edges[1]!, edges[2]!, palette.laterWindow),
    svgNode(document, "path", line),
    ...(typeof last === "number" ? [lastDot(document, data.counts.length - 1, last, place)] : [])
  );
}

function lastDot(document: Document, index: number, value: number, { x, y }: Placing): SVGCircleElement {
  return svgNode(document, "circle", { cx: fix(x(index)), cy: fix(y(value)), r: 2.5, fill: palette.force });
}

function placing(counts: Sparkline["counts"], width: number, height: number): Placing {
  const known = counts.filter((count) => count !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = (width - 2 * EDGE) / Math.max(1, counts.length - 1);
  return {
    x: (index) => Math.max(0, Math.min(width, EDGE + index * step)),
    y: (value) =>
      high > low ? height - EDGE - ((value - low) / (high - low)) * (height - 2 * EDGE) : height / 2
  };
}

/** Indexes where the earlier window begins, the recent one begins, and both end. */
function windowEdges({ counts, monthsPerPeriod }: Sparkline, windows: SparklineOptions["windows"]): number[] {
  const end = counts.length;
  const recent = end - Math.round(windows.recent / monthsPerPeriod);
  const previous = recent - Math.round(windows.previous / monthsPerPeriod);
  return [Math.max(0, previous), Math.max(0, recent), end];
}

/** A path that lifts the pen at gaps; a point between two gaps is a short dash. */
function linePath(counts: Sparkline["counts"], { x, y }: Placing): string {
  return counts
    .map((count, i) => {
      if (count === null) return "";
      const alone = counts[i - 1] == null && counts[i + 1] == null;
      const move = counts[i - 1] == null ? "M" : "L";
      return `${move}${fix(x(i))},${fix(y(count))}${alone ? "h1" : ""}`;
    })
    .join("");
}

const fix = (value: number) => Math.round(value * 10) / 10;

/** One sentence: the last count, and the means of the two windows. */
function sparklineText(data: Sparkline, { name, windows }: SparklineOptions): string {
  const { counts, start, monthsPerPeriod } = data;
  const last = counts.at(-1);
  const month = pointName(addMonths(start, (counts.length - 1) * monthsPerPeriod), monthsPerPeriod);
  const [first, middle, end] = windowEdges(data, windows) as [number, number, number];
  const word = monthsPerPeriod === 1 ? "month" : "quarter";
  const mean = (from: number, to: number) => {
    const known = counts.slice(from, to).filter((count) => count !== null);
    return known.length > 0
      ? formatMean(known.reduce((sum, count) => sum + count, 0) / known.length)
      : "not known";
  };
  const figure = typeof last === "number" ? formatNumber(last) : "no figure";
  return (
    `${name}: ${figure} in ${month}; mean of the last ${formatUnits(end - middle, word)} ${mean(middle, end)}, ` +
    `of the ${formatUnits(middle - first, word)} before them ${mean(first, middle)}.`
  );
}
