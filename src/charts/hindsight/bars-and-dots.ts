import * as Plot from "@observablehq/plot";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { type ChartWords, chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, withDocument } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import { labelsAbove, labelsAboveHeight, type TopLabel } from "../frame/top-labels.js";
import { valueAxis } from "../frame/value-axis.js";
import { type ForceRow, nameColumn, rowNames, rowValues, widest } from "../position/force-rows.js";

/** An interval with the value in it. */
export interface Bar {
  lower: number;
  upper: number;
  /** A stroke across the bar; none where it has no value of its own. */
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
  const names = nameColumn(rows, width);
  const marginLeft = names.width + 10;
  const marginRight = Math.ceil(Math.max(...rows.map(({ value, own }) => widest([value], own)))) + 12;
  const inner = { left: marginLeft, right: width - marginRight, domain: axis.domain, width };
  const labels = line ? [line] : [];
  const marginTop = READOUT_HEIGHT + labelsAboveHeight(labels, inner);
  const rowHeight = names.height + ROW_GAP;
  const cut = (value: number): number => Math.min(value, axis.domain[1]);
  const plot = Plot.plot({
    document,
    width,
    height: marginTop + rows.length * rowHeight + 26,
    marginTop,
    marginRight,
    marginBottom: 26,
    marginLeft,
    x: { domain: axis.domain },
    r: { type: "identity" },
    y: { type: "band", domain: rows.map(({ force }) => force), padding: 0, axis: null },
    marks: [
      Plot.gridX(fitting(axis.ticks, inner.right - inner.left), { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(fitting(axis.ticks, inner.right - inner.left), {
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
      rowNames(rows, names),
      rowValues(rows, ({ value }) => value),
      labelsAbove(labels, inner)
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
    const own = rows.flatMap(({ force, bars }) => (bars[i] ? [{ force, ...bars[i] }] : []));
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
      Plot.tickX(
        own.filter(({ tick }) => tick !== undefined),
        {
          y: "force",
          x: ({ tick }) => cut(tick!),
          insetTop: ROW_GAP / 2 + 1,
          insetBottom: ROW_GAP / 2 + 1,
          stroke: palette.forecast,
          strokeWidth: most === 1 ? 2 : 1,
          className: "projected"
        }
      )
    ];
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
