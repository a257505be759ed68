import * as Plot from "@observablehq/plot";
import type { Rating } from "../../rules/rating.js";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { type ChartWords, chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, FONT_SIZE, withDocument } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import { textWidth } from "../frame/wrap-text.js";
import { ratingColours } from "./rating-colours.js";

/** One row of a strip: the rating at each value, in order. */
export interface StripRow {
  name: string;
  ratings: readonly Rating[];
}

export interface RatingStripData {
  /** Equally spaced, ascending; the same for every row. */
  values: readonly number[];
  rows: readonly StripRow[];
  /** A value that a line marks, with its label: the published one, or the month shown. */
  marks: readonly { value: number; label: string }[];
  /** Values to label on the axis. */
  ticks: readonly number[];
  format: (value: number) => string;
  /** The sentence that the pointer or the keys read at a value. */
  read: (index: number) => string;
  words: ChartWords;
}

/** Neighbouring values with the same rating, by index, both ends included. */
export interface Run {
  rating: Rating;
  first: number;
  last: number;
}

/** The runs of equal ratings, in order. */
export function runsOf(ratings: readonly Rating[]): Run[] {
  const runs: Run[] = [];
  ratings.forEach((rating, i) => {
    const run = runs.at(-1);
    if (run?.rating === rating) run.last = i;
    else runs.push({ rating, first: i, last: i });
  });
  return runs;
}

const ROW = 22;
const GAP = 6;
/** A letter needs this much room, in pixels. */
const LETTER = 11;
const MARK_LABEL = 18;
const AXIS = 24;

/** Rows of cells, one a value, each coloured by its rating, with a letter and a height of its own; marks across them. */
export function ratingStripChart(data: RatingStripData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const { values, rows, words } = data;
  const step = values.length > 1 ? values[1]! - values[0]! : 1;
  const domain = [values[0]! - step / 2, values.at(-1)! + step / 2] as const;
  const names = options.width < 480 ? [] : rows.map(({ name }) => textWidth(name, { fontSize: FONT_SIZE }));
  // Where there is no room beside the rows, their names stand above them.
  const above = names.length === 0 && rows.some(({ name }) => name !== "") ? FONT_SIZE + 4 : 0;
  const marginLeft = above > 0 ? 4 : Math.ceil(Math.max(0, ...names)) + 10;
  const pitch = ROW + GAP + above;
  const marginTop = READOUT_HEIGHT + MARK_LABEL;
  const height = marginTop + rows.length * pitch + AXIS;
  const layout: Layout = { step, pitch, above, perValue: (options.width - marginLeft - 8) / values.length };
  const plot = Plot.plot({
    document: options.document,
    width: options.width,
    height,
    marginTop,
    marginRight: 8,
    marginBottom: AXIS,
    marginLeft,
    x: { domain, type: "linear" },
    y: { domain: [rows.length * pitch, 0], axis: null, type: "linear" },
    marks: [
      rows.map((row, i) => rowMarks(row, i, data, layout)),
      Plot.axisX([...data.ticks], { tickFormat: data.format, label: null, tickSize: 4, color: palette.text }),
      markLines(data, domain)
    ]
  });
  return readableChart(chartFrame(plot as SVGSVGElement, words, options), plot, {
    document: options.document,
    along: "x",
    readings: values.map((value, i) => ({ key: String(value), x: value, y: null, text: data.read(i) }))
  });
}

interface Layout {
  step: number;
  pitch: number;
  above: number;
  perValue: number;
}

function rowMarks(row: StripRow, index: number, { values }: RatingStripData, layout: Layout): Plot.Markish[] {
  const { step, pitch, above, perValue } = layout;
  const top = index * pitch + above;
  const bottom = top + ROW;
  const bars = runsOf(row.ratings).map((run) => ({
    ...run,
    x1: values[run.first]! - step / 2,
    x2: values[run.last]! + step / 2,
    y1: bottom,
    y2: bottom - ROW * ratingColours[run.rating].height
  }));
  const lettered = bars.filter(
    ({ rating, first, last }) =>
      ratingColours[rating].letter !== "" && (last - first + 1) * perValue >= LETTER
  );
  const name =
    above > 0
      ? { frameAnchor: "left", y: top - above / 2 - 1 }
      : { frameAnchor: "left", textAnchor: "end", dx: -8, y: top + ROW / 2 };
  return [
    Plot.rect(bars, {
      x1: "x1",
      x2: "x2",
      y1: "y1",
      y2: "y2",
      fill: ({ rating }: Run) => ratingColours[rating].fill,
      className: "strip"
    }),
    Plot.text(lettered, {
      x: ({ x1, x2 }) => (x1 + x2) / 2,
      y: () => bottom - ROW * 0.25,
      text: ({ rating }: Run) => ratingColours[rating].letter,
      fill: ({ rating }: Run) => ratingColours[rating].text,
      fontWeight: 600,
      fontSize: 10,
      className: "strip-letter"
    }),
    Plot.text([row.name], { ...name, text: (text: string) => text, fill: palette.text } as Plot.TextOptions)
  ];
}

function markLines({ marks, rows }: RatingStripData, domain: readonly [number, number]): Plot.Markish[] {
  if (rows.length === 0) return [];
  const middle = (domain[0] + domain[1]) / 2;
  const inside = marks.filter(({ value }) => value >= domain[0] && value <= domain[1]);
  return [
    Plot.ruleX(inside, { x: "value", stroke: palette.text, strokeWidth: 2, className: "strip-mark" }),
    [true, false].map((left) =>
      Plot.text(
        inside.filter(({ value }) => value <= middle === left),
        {
          x: "value",
          text: "label",
          frameAnchor: "top",
          lineAnchor: "bottom",
          textAnchor: left ? "start" : "end",
          dy: -4,
          fill: palette.text,
          fontWeight: 600
        }
      )
    )
  ];
}
