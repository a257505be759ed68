import * as Plot from "@observablehq/plot";
import { decimalsUnlessWhole, formatNumber, formatUnits } from "../../words/format.js";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, FONT_SIZE, withDocument } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import { countAxis, type ValueAxis, valueAxis } from "../frame/value-axis.js";
import { textWidth } from "../frame/wrap-text.js";

/** A value by name. */
export interface Bar {
  name: string;
  value: number;
}

export interface BarsChartData {
  bars: readonly Bar[];
  /** Names of what is shown: the values, and the things they are of. */
  valueName: string;
  barName: string;
  /** Names to stand out, such as the plan's own force. */
  home: readonly string[];
}

/** More bars than this are not drawn: the note says how many were left out. */
const MOST_BARS = 50;
const BAR_HEIGHT = 20;

/** Bars from zero, the longest first. */
export function barsChart(data: BarsChartData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const sorted = [...data.bars].sort((a, b) => b.value - a.value);
  const bars = sorted.slice(0, MOST_BARS).map((bar, place) => ({ ...bar, place }));
  const values = bars.map(({ value }) => value);
  const axis =
    Math.min(...values) < 0 ? valueAxis(Math.min(...values), Math.max(0, ...values)) : zeroAxis(values);
  const plot = barsPlot(bars, axis, data, options);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const title = `${first.name} has the highest ${data.valueName}, ${format(first.value)}`;
  const subtitle = `${data.valueName} by ${data.barName}, ${formatUnits(sorted.length, "row")}, lowest ${last.name} ${format(last.value)}`;
  const left = sorted.length - bars.length;
  const notes = left > 0 ? [`Not drawn: ${formatNumber(left)} lower values. The table has them all.`] : [];
  const framed = chartFrame(
    plot as SVGSVGElement,
    { title, subtitle, notes, alt: `Bars. ${title}. ${subtitle}.` },
    options
  );
  return readableChart(framed, plot, {
    document: options.document,
    along: "y",
    readings: bars.map(({ name, value, place }) => ({
      key: name,
      x: value,
      y: place,
      text: `${name}: ${format(value)}`
    }))
  });
}

/** Bars begin at zero, always: their length is their value. */
function zeroAxis(values: readonly number[]): ValueAxis {
  return countAxis([0, ...values]);
}

const format = (value: number): string => formatNumber(value, decimalsUnlessWhole(value, 2));

function barsPlot(
  bars: (Bar & { place: number })[],
  axis: ValueAxis,
  { home }: BarsChartData,
  { width, document }: Required<ChartOptions>
) {
  const longest = Math.max(...bars.map(({ name }) => textWidth(name, { fontSize: FONT_SIZE })));
  const marginLeft = Math.min(Math.ceil(longest) + 8, Math.floor(width * 0.45));
  return Plot.plot({
    document,
    width,
    height: READOUT_HEIGHT + bars.length * BAR_HEIGHT + 26,
    marginTop: READOUT_HEIGHT,
    marginRight: 56,
    marginBottom: 26,
    marginLeft,
    x: { domain: axis.domain },
    y: { type: "band", domain: bars.map(({ place }) => place), padding: 0.2 },
    marks: [
      Plot.gridX(axis.ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(
        axis.ticks.filter((_, i) => i % 2 === 0),
        { tickFormat: axis.format, tickSize: 0, label: null }
      ),
      Plot.axisY({
        tickFormat: (place: number) => shortened(bars[place]!.name, marginLeft - 8),
        tickSize: 0,
        label: null,
        color: palette.text
      }),
      Plot.barX(bars, {
        x: "value",
        y: "place",
        fill: ({ name }: Bar) => (home.includes(name) ? palette.force : palette.comparison)
      }),
      Plot.text(bars, {
        x: "value",
        y: "place",
        text: (bar: Bar) => format(bar.value),
        dx: 4,
        textAnchor: "start"
      }),
      Plot.ruleX([0], { stroke: palette.axis })
    ]
  });
}

function shortened(name: string, room: number): string {
  let text = name;
  while (text.length > 1 && textWidth(text, { fontSize: FONT_SIZE }) > room) text = `${text.slice(0, -2)}…`;
  return text;
}
