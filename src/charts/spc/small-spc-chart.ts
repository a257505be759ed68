import { addMonths, formatMonthShort, type Month } from "../../plan/month.js";
import { type Side, sideOf } from "../../rules/polarity.js";
import type { SpcEvidence } from "../../rules/rating.js";
import type { SpcMultiple } from "../../views/spc-multiples.js";
import { formatNumber } from "../../words/format.js";
import { FONT_SIZE } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { type SeriesPoint, type Span, seriesPoints, spanEdges } from "../frame/series-points.js";
import { svgNode } from "../frame/svg-node.js";
import { countAxis, type ValueAxis } from "../frame/value-axis.js";

export interface SmallSpcOptions {
  /** Name of the force, for the text alternative. */
  name: string;
  span: Span;
  /** The scale of rates that charts beside each other share. */
  axis: ValueAxis;
  width?: number;
  height?: number;
  document?: Document;
}

const MARGIN = { top: 6, right: 4, bottom: 18 };

/** Months that a small chart shows. */
const SMALL_MONTHS = 36;

/** The months of the small charts of a period end. */
export const smallSpan = (periodEnd: Month): Span => ({
  from: addMonths(periodEnd, 1 - SMALL_MONTHS),
  to: periodEnd
});

/** R5's evidence, when it could be judged. */
export function judgedEvidence({ result }: SpcMultiple): SpcEvidence | undefined {
  return result.rule === "R5" && result.rating !== "not-rated" ? (result.evidence as SpcEvidence) : undefined;
}

/** Where the recent mean lies against its lines; undefined when R5 could not be judged. */
export function spcSide(multiple: SpcMultiple): Side | undefined {
  const evidence = judgedEvidence(multiple);
  return evidence && sideOf(evidence.recent.mean, evidence.lines);
}

/** A scale that holds every count and line of some charts, per thousand. */
export function sharedAxis(multiples: readonly SpcMultiple[], span: Span): ValueAxis {
  return countAxis(
    multiples.flatMap((multiple) => {
      const lines = judgedEvidence(multiple)?.lines;
      const counts = seriesPoints(multiple.series, span).map(({ value }) => value);
      const values = [...counts, ...(lines ? [lines.lower, lines.upper] : [])];
      return values.map((value) => (value === null ? null : value / multiple.thousands));
    })
  );
}

interface Placing {
  x: (index: number) => number;
  y: (count: number) => number;
}

/**
 * R5 for one of many forces, as rates: counts, the two windows, the lines and the recent mean, drawn as the large chart
 * draws them. Written without Plot: a page draws dozens.
 */
export function smallSpcChart(multiple: SpcMultiple, options: SmallSpcOptions): SVGSVGElement {
  const { width = 260, height = 132, document = globalThis.document, axis, span } = options;
  const place = placing(multiple, options, width, height);
  const evidence = judgedEvidence(multiple);
  const points = seriesPoints(multiple.series, span);
  const path = svgNode(document, "path", {
    d: linePath(points, place),
    fill: "none",
    stroke: palette.force,
    "stroke-width": 1.25,
    class: "series"
  });
  return svgNode(
    document,
    "svg",
    {
      class: "small-spc",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": smallSpcText(multiple, options.name),
      "font-family": "system-ui, sans-serif",
      "font-size": FONT_SIZE
    },
    ...(evidence ? windowTints(document, evidence, place, height) : []),
    ...axisMarks(document, axis, width, height),
    ...monthLabels(document, span, place, height),
    path,
    ...(evidence ? ruleMarks(document, evidence, place) : [])
  );
}

const left = ({ labelWidth }: ValueAxis) => labelWidth + 2;

function placing({ thousands }: SpcMultiple, { axis, span }: SmallSpcOptions, width: number, height: number) {
  const [first, last] = spanEdges(span);
  const [low, high] = axis.domain;
  const room = height - MARGIN.top - MARGIN.bottom;
  const across = width - left(axis) - MARGIN.right;
  return {
    x: (index: number) => fix(left(axis) + ((index - first) / (last - first)) * across),
    y: (count: number) => fix(height - MARGIN.bottom - ((count / thousands - low) / (high - low)) * room)
  };
}

const fix = (value: number) => Math.round(value * 10) / 10;

function linePath(points: readonly SeriesPoint[], { x, y }: Placing): string {
  return points
    .map(({ x: index, value }, i) => {
      if (value === null) return "";
      const alone = points[i - 1]?.value == null && points[i + 1]?.value == null;
      return `${points[i - 1]?.value == null ? "M" : "L"}${x(index)},${y(value)}${alone ? "h1" : ""}`;
    })
    .join("");
}

function windowTints(
  document: Document,
  { previous, recent }: SpcEvidence,
  { x }: Placing,
  height: number
): SVGElement[] {
  return [
    { window: previous, fill: palette.earlierWindow },
    { window: recent, fill: palette.laterWindow }
  ].map(({ window, fill }) => {
    const [from, to] = spanEdges(window).map(x) as [number, number];
    return svgNode(document, "rect", {
      x: from,
      y: MARGIN.top,
      width: fix(to - from),
      height: height - MARGIN.top - MARGIN.bottom,
      fill
    });
  });
}

/** Lowest and highest value of the scale. */
function axisMarks(
  document: Document,
  { domain, format, labelWidth }: ValueAxis,
  width: number,
  height: number
): SVGElement[] {
  const ends = [
    { value: domain[0], y: height - MARGIN.bottom },
    { value: domain[1], y: MARGIN.top }
  ];
  return ends.flatMap(({ value, y }) => [
    svgNode(document, "path", { d: `M${labelWidth + 2},${y}H${width - MARGIN.right}`, stroke: palette.grid }),
    svgNode(
      document,
      "text",
      { x: labelWidth - 2, y: y + 4, "text-anchor": "end", fill: palette.muted },
      format(value)
    )
  ]);
}

function monthLabels(document: Document, { from, to }: Span, { x }: Placing, height: number): SVGElement[] {
  const [first, last] = spanEdges({ from, to });
  const label = (at: number, anchor: string, month: Month) =>
    svgNode(
      document,
      "text",
      { x: at, y: height - 4, "text-anchor": anchor, fill: palette.muted },
      formatMonthShort(month)
    );
  return [label(x(first), "start", from), label(x(last), "end", to)];
}

/** As written, the lines are drawn over both windows; calibrated, over the months they judge. */
function ruleMarks(
  document: Document,
  { previous, recent, lines, test }: SpcEvidence,
  { x, y }: Placing
): SVGElement[] {
  const [from, to] = spanEdges({ from: test ? recent.from : previous.from, to: recent.to }) as [
    number,
    number
  ];
  const rule = (value: number, start: number, attributes: Record<string, string | number>) =>
    svgNode(document, "path", { d: `M${x(start)},${y(value)}H${x(to)}`, fill: "none", ...attributes });
  const limit = { stroke: palette.limit, "stroke-dasharray": "4,2", class: "limit" };
  return [
    rule(lines.upper, from, limit),
    rule(lines.lower, from, limit),
    rule(lines.centre, from, { stroke: palette.limit, class: "centre" }),
    rule(recent.mean, spanEdges(recent)[0], { stroke: palette.force, "stroke-width": 3.5, class: "mean" })
  ];
}

const SIDES: Record<Side, string> = {
  above: "above the upper line of",
  between: "between the lines",
  below: "below the lower line of"
};

/** "recent mean 4.91, below the lower line of 5.02", per thousand; undefined when R5 could not be judged. */
export function spcSideText(multiple: SpcMultiple): string | undefined {
  const evidence = judgedEvidence(multiple);
  if (!evidence) return undefined;
  const { recent, lines } = evidence;
  const rate = (count: number) => {
    const value = count / multiple.thousands;
    return formatNumber(value, value < 10 ? 2 : 1);
  };
  const side = sideOf(recent.mean, lines);
  const limits = {
    above: rate(lines.upper),
    between: `${rate(lines.lower)} and ${rate(lines.upper)}`,
    below: rate(lines.lower)
  };
  return `recent mean ${rate(recent.mean)}, ${SIDES[side]} ${limits[side]}`;
}

function smallSpcText(multiple: SpcMultiple, name: string): string {
  return `Control chart, ${name}: ${spcSideText(multiple) ?? "could not be judged"}.`;
}
