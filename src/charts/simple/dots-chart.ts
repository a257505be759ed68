import * as Plot from "@observablehq/plot";
import { decimalsUnlessWhole, formatNumber, formatUnits } from "../../words/format.js";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, NARROW, withDocument } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import { valueAxis, valueAxisMarks } from "../frame/value-axis.js";

/** One row as a dot. */
export interface Dot {
  x: number;
  y: number;
  /** What the row is, when a column says so. */
  name: string;
}

export interface DotsChartData {
  dots: readonly Dot[];
  xName: string;
  yName: string;
  home: readonly string[];
}

/** More dots than this cannot be told apart, and take long to draw. */
const MOST_DOTS = 2000;

/** Two numbers of each row against each other. Neither axis need begin at zero. */
export function dotsChart(data: DotsChartData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const { xName, yName, home } = data;
  const dots = data.dots.slice(0, MOST_DOTS);
  const [xs, ys] = [dots.map(({ x }) => x), dots.map(({ y }) => y)];
  const xAxis = valueAxis(Math.min(...xs), Math.max(...xs));
  const yAxis = valueAxis(Math.min(...ys), Math.max(...ys));
  const plot = Plot.plot({
    document: options.document,
    width: options.width,
    height: (options.width < NARROW ? 280 : 340) + READOUT_HEIGHT,
    marginTop: READOUT_HEIGHT,
    // Half of the last label stands beyond the axis.
    marginRight: Math.ceil(xAxis.labelWidth / 2) + 4,
    marginBottom: 26,
    marginLeft: yAxis.labelWidth,
    x: { domain: xAxis.domain },
    y: { domain: yAxis.domain },
    marks: [
      valueAxisMarks(yAxis),
      Plot.axisX(options.width < NARROW ? xAxis.ticks.filter((_, i) => i % 2 === 0) : xAxis.ticks, {
        tickFormat: xAxis.format,
        tickSize: 4,
        label: null,
        stroke: palette.axis
      }),
      Plot.dot(dots, {
        x: "x",
        y: "y",
        r: 4,
        fill: ({ name }: Dot) => (home.includes(name) ? palette.force : palette.comparison),
        fillOpacity: dots.length > 100 ? 0.6 : 1
      })
    ]
  });
  const title = `${yName} against ${xName}`;
  const subtitle = `${yName} upwards, ${xName} to the right; ${formatUnits(dots.length, "row")}`;
  const left = data.dots.length - dots.length;
  const notes = left > 0 ? [`Only the first ${formatNumber(dots.length)} rows are drawn.`] : [];
  const words = { title, subtitle, notes, alt: `Dots. ${title}, ${formatUnits(dots.length, "row")}.` };
  const order = [...dots].sort((a, b) => a.x - b.x);
  return readableChart(chartFrame(plot as SVGSVGElement, words, options), plot, {
    document: options.document,
    along: "x",
    readings: order.map((dot, i) => ({
      key: `${i}`,
      x: dot.x,
      y: dot.y,
      text: `${dot.name ? `${dot.name}: ` : ""}${number(dot.x)}, ${number(dot.y)}`
    }))
  });
}

const number = (value: number): string => formatNumber(value, decimalsUnlessWhole(value, 2));
