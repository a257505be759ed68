import { addMonths, formatMonth, type Month } from "../../plan/month.js";
import type { FanPoint } from "../../rules/outlook.js";
import type { PastLine, PastProjection, PastProjections } from "../../views/evidence-files.js";
import { formatNumber } from "../../words/format.js";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, withDocument } from "../frame/chart-options.js";
import type { EndLabel } from "../frame/end-labels.js";
import { readableChart } from "../frame/readable-chart.js";
import { periodMiddle, pointName, type SeriesPoint, type Span, spanEdges } from "../frame/series-points.js";
import { timePlot } from "../frame/time-plot.js";
import { countAxis, startNote, type ValueAxis } from "../frame/value-axis.js";
import type { ChartWindow } from "../frame/window-bands.js";
import { FAN_KEY_HEIGHT, fanKey } from "../trends/fan-key.js";
import { fanBands, historyMarks, targetLines } from "../trends/fan-marks.js";

export interface PastChartData {
  /** What is counted: "Domestic burglary". */
  subject: string;
  place: string;
  line: PastLine;
  past: Pick<PastProjections, "origin" | "target">;
  /** The method whose projection is drawn. */
  candidate: string;
}

const QUARTER = 3;
const firstMonth = (quarterEnd: Month) => addMonths(quarterEnd, 1 - QUARTER);

/** What would have been projected for one offence line, and what then happened. */
export function pastChart(data: PastChartData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const { line, past } = data;
  const points = line.quarters.map(({ quarterEnd, count }): SeriesPoint => {
    const month = firstMonth(quarterEnd);
    return { month, x: periodMiddle(month, QUARTER), value: count };
  });
  const axis = countAxis([
    ...points.map(({ value }) => value),
    ...line.path.flatMap(({ bands }) => bands.flatMap(({ lower, upper }) => [lower, upper]))
  ]);
  const span = { from: points[0]!.month, to: past.target.to };
  const plot = pastPlot({ data, points, axis, span }, options);
  const title = pastTitle(data);
  const subtitle =
    `${data.subject}, ${data.place}, offences a quarter as known in ${formatMonth(past.origin)}; ` +
    `each chart has a scale of its own${startNote(axis)}`;
  const words = {
    title,
    subtitle,
    notes: proxyNotes(line),
    alt: `What was projected and what happened. ${title}.`
  };
  return readableChart(chartFrame(plot as SVGSVGElement, words, options), plot, {
    document: options.document,
    along: "x",
    readings: points.map(({ month, x, value }) => ({
      key: month,
      x,
      y: value,
      text: `${pointName(month, QUARTER)}: ${formatNumber(value ?? 0)}${expectedText(line, month)}`
    }))
  });
}

/** The projection that one method would have made. */
export function projectionOf({ projections }: PastLine, candidate: string): PastProjection {
  return projections.find((projection) => projection.candidate === candidate)!;
}

const yearName = ({ from, to }: Span) => `${from.slice(0, 4)}/${to.slice(2, 4)}`;

/** "within the 80% band", or by how much the widest band was missed. */
export function heldText({ heldBy, bands }: PastProjection, actual: number): string {
  if (heldBy !== null) return `within the ${heldBy}% band`;
  const { confidence, lower } = bands.at(-1)!;
  return `${actual < lower ? "below" : "above"} the ${confidence}% band`;
}

function pastTitle({ subject, line, past, candidate }: PastChartData): string {
  const said = projectionOf(line, candidate);
  const widest = said.bands.at(-1)!;
  return (
    `${subject}: ${formatNumber(said.expected)} expected in ${yearName(past.target)} ` +
    `(${formatNumber(widest.lower)} to ${formatNumber(widest.upper)}); ${formatNumber(line.actual)} happened, ` +
    `${heldText(said, line.actual)}`
  );
}

function proxyNotes({ proxy }: PastLine): string[] {
  return proxy ? [`The trend is that of the group in the proxy series “${proxy}”.`] : [];
}

function expectedText({ path }: PastLine, month: Month): string {
  const point = path.find(({ quarterEnd }) => firstMonth(quarterEnd) === month);
  const widest = point?.bands.at(-1);
  if (!point || !widest) return "";
  return `, expected ${formatNumber(point.expected)} (${formatNumber(widest.lower)} to ${formatNumber(widest.upper)})`;
}

interface Drawing {
  data: PastChartData;
  points: SeriesPoint[];
  axis: ValueAxis;
  span: Span;
}

function pastPlot({ data, points, axis, span }: Drawing, options: Required<ChartOptions>) {
  const { line, past, candidate } = data;
  const target: ChartWindow = {
    ...past.target,
    label: ["target year", yearName(past.target)],
    tone: "earlier"
  };
  const history = {
    known: points.filter(({ month }) => month <= past.origin),
    later: points.filter(({ month }) => month > past.origin),
    targetMean: line.actual / 4
  };
  const labels = pastLabels(projectionOf(line, candidate).expected, history.targetMean, past.target);
  const periods = { series: { monthsPerPeriod: QUARTER } } as const;
  const outlook = { fan: line.path.map(fanPoint), method: "", trends: [], thresholdPerPeriod: 0 };
  const expected = projectionOf(line, candidate).expected / 4;
  return timePlot(
    {
      span,
      axis,
      height: 220,
      labels,
      windows: [target],
      key: fanKey(READOUT_HEIGHT),
      keyHeight: FAN_KEY_HEIGHT,
      areas: fanBands({ ...periods, outlook }, history.known.at(-1)),
      marks: [targetLines(past.target, expected, { ...history, known: [], later: [] }), historyMarks(history)]
    },
    options
  );
}

const fanPoint = ({ quarterEnd, expected, bands }: PastLine["path"][number]): FanPoint => ({
  month: firstMonth(quarterEnd),
  mean: expected,
  bands
});

function pastLabels(expected: number, actualMean: number, target: Span): EndLabel[] {
  const x = spanEdges(target)[1];
  return [
    { name: "expected", value: formatNumber(expected / 4), y: expected / 4, x },
    { name: "happened", value: formatNumber(actualMean), y: actualMean, x, bold: true }
  ];
}
