import * as Plot from "@observablehq/plot";
import { formatMonthShort, type Month, monthIndex } from "../../plan/month.js";
import type { Rating } from "../../rules/rating.js";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { type ChartWords, chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, withDocument } from "../frame/chart-options.js";
import { monthAxis } from "../frame/month-axis.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import { ratingColours } from "./rating-colours.js";

export interface RatingCountsData {
  /** Consecutive months, oldest first. */
  months: readonly Month[];
  /** How many ratings of each kind a month has. */
  counts: readonly Readonly<Record<Rating, number>>[];
  /** Words for the counts of a month. */
  inWords: (counts: Readonly<Record<Rating, number>>) => string;
  words: ChartWords;
}

/** From the bottom up: the worst first, so that it stands on the axis. */
const ORDER: readonly Rating[] = ["red", "amber", "green"];
const PLOT = 110;
const MARGINS = { marginLeft: 34, marginRight: 64, marginBottom: 24 };
const NAMES: Record<string, string> = { red: "red", amber: "amber", green: "green" };

/** How many ratings of each colour every month had: stacked, red at the bottom, amber on it, green on top. */
export function ratingCountsChart(data: RatingCountsData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const { months, counts, words } = data;
  const span = { from: months[0]!, to: months.at(-1)! };
  const stacked = months.flatMap((month, i) => layers(month, counts[i]!));
  const most = Math.max(1, ...stacked.map(({ y2 }) => y2));
  const marginTop = READOUT_HEIGHT + 4;
  const plot = Plot.plot({
    document: options.document,
    width: options.width,
    height: PLOT + marginTop + MARGINS.marginBottom,
    marginTop,
    ...MARGINS,
    x: { domain: [monthIndex(span.from) - 0.5, monthIndex(span.to) + 0.5], type: "linear" },
    y: { domain: [0, most] },
    marks: [
      Plot.gridY({ ticks: 4, stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, label: null, tickSize: 0, color: palette.text }),
      Plot.rect(stacked, {
        x1: ({ x }) => x - 0.5,
        x2: ({ x }) => x + 0.5,
        y1: "y1",
        y2: "y2",
        fill: ({ rating }: { rating: Rating }) => ratingColours[rating].fill,
        shapeRendering: "crispEdges",
        className: "counts"
      }),
      Plot.text(endLabels(stacked, monthIndex(span.to)), {
        frameAnchor: "right",
        textAnchor: "start",
        dx: 6,
        y: "y",
        text: "text",
        fill: palette.text
      }),
      monthAxis(span, options.width - MARGINS.marginLeft - MARGINS.marginRight)
    ]
  });
  return readableChart(chartFrame(plot as SVGSVGElement, words, options), plot, {
    document: options.document,
    along: "x",
    readings: months.map((month, i) => ({
      key: month,
      x: monthIndex(month),
      y: null,
      text: `${formatMonthShort(month)}: ${data.inWords(counts[i]!)}`
    }))
  });
}

interface Layer {
  x: number;
  rating: Rating;
  y1: number;
  y2: number;
}

function layers(month: Month, counts: Readonly<Record<Rating, number>>): Layer[] {
  let top = 0;
  return ORDER.map((rating) => {
    const bottom = top;
    top += counts[rating];
    return { x: monthIndex(month), rating, y1: bottom, y2: top };
  });
}

function endLabels(stacked: readonly Layer[], last: number): { y: number; text: string }[] {
  return stacked
    .filter(({ x, y1, y2 }) => x === last && y2 > y1)
    .map(({ rating, y1, y2 }) => ({ y: (y1 + y2) / 2, text: NAMES[rating]! }));
}
