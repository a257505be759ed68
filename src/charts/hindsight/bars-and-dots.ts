import * as Plot from "@observablehq/plot";
import { type ChartWords, chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, withDocument } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import type { TopLabel } from "../frame/top-labels.js";
import { valueAxis } from "../frame/value-axis.js";
import { type ForceRow, rowsFrame } from "../position/force-rows.js";

/** An interval with the value in it. */
export interface Bar {
  lower: number;
  upper: number;
  /** A stroke across the bar, or a point on each of several; none where it has no value of its own. */
  tick?: number;
}

/** A row: its name, one interval or several, and the value that they are looked at with. All in per cent. */
export interface BarsRow extends ForceRow {
  bars: readonly Bar[];
  dot: number;
  /** Drawn as a ring: outside the interval. */
  isOutside: boolean;
  /** What stands at the end of the row, and what the pointer reads. */
  value: string;
  text: string;
}

export interface BarsAndDots {
  rows: readonly BarsRow[];
  /** A line through all rows, with its name above. */
  line?: TopLabel;
  /** End of the axis, per cent: what lies beyond is cut off there. */
  top: number;
  words: ChartWords;
}

/** Room between rows beside their text, in pixels. */
const ROW_GAP = 8;
const BAR = 8;

/** Rows of intervals, each with a dot: full within them, a ring outside. */
export function barsAndDots({ rows, line, top, words }: BarsAndDots, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const { width, document } = options;
  const axis = valueAxis(0, top, "%");
  const frame = rowsFrame({
    rows,
    value: ({ value }) => value,
    labels: line ? [line] : [],
    gap: ROW_GAP,
    domain: axis.domain,
    width
  });
  const ticks = fitting(axis.ticks, frame.across.right - frame.across.left);
  const cut = (value: number): number => Math.min(value, axis.domain[1]);
  const plot = Plot.plot({
    ...frame.options,
    document,
    x: { domain: axis.domain },
    marks: [
      Plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(ticks, {
        tickFormat: axis.format,
        tickSize: 0,
        label: null,
        color: palette.text
      }),
      barMarks(rows, cut),
      line
        ? Plot.ruleX([line.x], { stroke: palette.limit, strokeDasharray: "5,3", className: "limit" })
        : null,
      dotMarks(rows, cut),
      ...frame.texts
    ]
  });
  return readableChart(chartFrame(plot as SVGSVGElement, words, options), plot, {
    document,
    along: "y",
    readings: rows.map(({ force, dot, text }) => ({ key: force, x: cut(dot), y: force, text }))
  });
}

/** Width of a tick's label, in pixels. */
const TICK = 48;

/** Every tick, or every second one and so on where there is no room for all. */
function fitting(ticks: readonly number[], room: number): number[] {
  const every = Math.max(1, Math.ceil((ticks.length * TICK) / Math.max(TICK, room)));
  return ticks.filter((_, i) => i % every === 0);
}

function barMarks(rows: readonly BarsRow[], cut: (value: number) => number): Plot.Markish {
  const most = Math.max(...rows.map(({ bars }) => bars.length));
  return Array.from({ length: most }, (_, i) => {
    const own = rows.flatMap(({ force, bars }) => {
      const bar = bars[i];
      return bar ? [{ force, ...bar, ...(bar.tick !== undefined && { at: cut(bar.tick) }) }] : [];
    });
    // Several bars of a row lie beside each other in the room of one.
    const dy = most === 1 ? 0 : (i - (most - 1) / 2) * (BAR / 2);
    const strokeWidth = most === 1 ? BAR : BAR / 4;
    return [
      Plot.ruleY(own, {
        y: "force",
        x1: ({ lower }) => cut(lower),
        x2: ({ upper }) => cut(upper),
        dy,
        stroke: most === 1 ? palette.fan[80] : palette.fan[50],
        strokeWidth,
        className: "interval"
      }),
      projectedMarks(own, most === 1 ? null : dy)
    ];
  });
}

/** A stroke across the bar of a row; on each of several bars a point, at its `dy`, which a stroke could not tell apart. */
function projectedMarks(
  bars: readonly (Bar & { force: string; at?: number })[],
  dy: number | null
): Plot.Markish {
  const placed = bars.filter(({ at }) => at !== undefined);
  const mark = { y: "force", x: "at", className: "projected" };
  if (dy !== null) return Plot.dot(placed, { ...mark, dy, r: 2, fill: palette.forecast });
  const inset = ROW_GAP / 2 + 1;
  return Plot.tickX(placed, {
    ...mark,
    insetTop: inset,
    insetBottom: inset,
    stroke: palette.forecast,
    strokeWidth: 2
  });
}

function dotMarks(rows: readonly BarsRow[], cut: (value: number) => number): Plot.Markish {
  const dot = {
    y: "force",
    x: (row: BarsRow) => cut(row.dot),
    r: 4.5,
    stroke: palette.force,
    strokeWidth: 2
  };
  return [
    Plot.dot(
      rows.filter(({ isOutside }) => !isOutside),
      { ...dot, fill: palette.force, className: "inside" }
    ),
    Plot.dot(
      rows.filter(({ isOutside }) => isOutside),
      { ...dot, fill: palette.paper, className: "outside" }
    )
  ];
}
