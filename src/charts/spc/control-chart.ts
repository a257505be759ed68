import * as Plot from "@observablehq/plot";
import { addMonths, type Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Lines } from "../../rules/rating.js";
import { firstIndexFrom } from "../../rules/windows/series-window.js";
import type { XmrSignal } from "../../views/xmr-view.js";
import { formatMean, formatNumber } from "../../words/format.js";
import {
  annotationMarks,
  annotationNotes,
  type LetteredAnnotation,
  letteredAnnotations
} from "../frame/annotation-marks.js";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, NARROW, withDocument } from "../frame/chart-options.js";
import type { EndLabel } from "../frame/end-labels.js";
import { basisNote, type OffencesSubject, offencesSubtitle } from "../frame/offences-subject.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import { pointName, type SeriesPoint, type Span, seriesPoints, spanEdges } from "../frame/series-points.js";
import { type TargetLevel, targetLabels, targetMarks } from "../frame/target-levels.js";
import { timePlot } from "../frame/time-plot.js";
import { countAxis, startNote, type ValueAxis } from "../frame/value-axis.js";
import type { ChartWindow } from "../frame/window-bands.js";
import { signalKey, signalKeyHeight, signalMarks } from "./signal-marks.js";
import { signalWords } from "./signal-words.js";

/** A mean drawn over the window it belongs to. */
export interface WindowMean {
  window: ChartWindow;
  /** Null when only the window is shown. */
  mean: number | null;
  /** Name at the line's end; none when the centre line says the same. */
  name?: string;
  judged: boolean;
}

/** A centre line and two limits, over the window whose mean they judge. */
export interface ControlLines {
  lines: Lines;
  over: Span;
  /** Where the limits begin, when they are drawn over the window they were computed from as well. */
  from?: Month;
  /** Where they are drawn on to, lighter, beside months that they do not judge. */
  until?: Month;
  names: Record<keyof Lines, string>;
  /** Lines within these, or beyond them, for a weaker sign. */
  inner?: { lines: Pick<Lines, "lower" | "upper">; names: Record<"lower" | "upper", string> };
}

/** What a rule says of a series: the title, the means of its windows, and the lines one window sets for another. */
export interface ControlView {
  /** What the picture is, for its text alternative. */
  kind: string;
  title: string;
  means: WindowMean[];
  /** None when the rule could not be applied: the title says why. The last are named at their ends. */
  control: readonly ControlLines[];
  /** Periods marked by a shape, with a key. */
  signals?: readonly XmrSignal[];
  /** What is drawn in the place of the counts, which are still read out, and what was done to them: "season removed". */
  adjusted?: { series: Series; how: string };
  /** What a target in numbers asks of the months shown. */
  targets?: readonly TargetLevel[];
  /** Where the lines come from. */
  note: string | null;
}

/** Opacity of lines beside months that they do not judge. */
const LIGHTER = 0.45;

interface Segment {
  from: Month;
  to: Month;
  y: number;
}

/** A control chart: windows and lines are data, so that R1, R5 and XmR are one chart. */
export function controlChart(subject: OffencesSubject, view: ControlView, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const points = seriesPoints(view.adjusted?.series ?? subject.series, subject.span);
  const annotations = letteredAnnotations(subject.annotations, subject.span);
  const axis = controlAxis(view, points);
  const plot = controlPlot({ subject, view, points, annotations, axis }, options);
  const how = view.adjusted ? `, ${view.adjusted.how}` : "";
  const subtitle = `${offencesSubtitle(subject)}${how}${startNote(axis)}`;
  const words = {
    title: view.title,
    subtitle,
    notes: [...annotationNotes(annotations), ...(view.note ? [view.note] : []), basisNote(subject.bases)],
    alt: `${view.kind}. ${view.title}. ${subtitle}.`
  };
  return readableChart(chartFrame(plot as SVGSVGElement, words, options), plot, {
    document: options.document,
    along: "x",
    readings: points.map((point) => ({
      key: point.month,
      x: point.x,
      y: point.value,
      text: readingText(point, subject, view)
    }))
  });
}

function readingText(
  { month, value }: SeriesPoint,
  { series, periodEnd, settings }: OffencesSubject,
  { signals = [], adjusted }: ControlView
): string {
  const name = pointName(month, series.monthsPerPeriod);
  const after = month > periodEnd ? " (after the period end)" : "";
  const words = signals
    .filter((signal) => signal.month === month)
    .map((signal) => `, ${signalWords(signal, settings.z)}`);
  const count = adjusted ? (series.counts[firstIndexFrom(series, month)] ?? null) : value;
  const drawn = adjusted && value !== null ? `, ${formatMean(value)} with the ${adjusted.how}` : "";
  return `${name}: ${count === null ? "no figure" : formatNumber(count)}${drawn}${words.join("")}${after}`;
}

function controlAxis({ control, means, targets = [] }: ControlView, points: SeriesPoint[]): ValueAxis {
  const lines = control.flatMap(({ lines, inner }) => [
    ...Object.values(lines),
    ...Object.values(inner?.lines ?? {})
  ]);
  const asked = targets.map(({ value }) => value);
  return countAxis([
    ...points.map(({ value }) => value),
    ...means.map(({ mean }) => mean),
    ...lines,
    ...asked
  ]);
}

interface Drawing {
  subject: OffencesSubject;
  view: ControlView;
  points: SeriesPoint[];
  annotations: LetteredAnnotation[];
  axis: ValueAxis;
}

function controlPlot(
  { subject: { span, periodEnd, series, settings }, view, points, annotations, axis }: Drawing,
  options: Required<ChartOptions>
) {
  const { width } = options;
  const { control, means, signals = [], targets = [] } = view;
  const windows = means.map(({ window }) => window);
  const key = { signals, z: settings.z };
  const keyHeight = signalKeyHeight(key, width);
  return timePlot(
    {
      span,
      axis,
      height: width < NARROW ? 230 : 280,
      labels: [...lineLabels(view), ...targetLabels(targets)],
      windows,
      ...(keyHeight > 0 && { key: signalKey(key, READOUT_HEIGHT), keyHeight }),
      marks: [
        targetMarks(targets),
        seriesMarks(points, periodEnd),
        control.map(controlMarks),
        means.map(meanMark),
        signalMarks(signals, series.monthsPerPeriod),
        annotationMarks(annotations, axis.domain[0])
      ]
    },
    options
  );
}

/** Counts as dots on a thin line that breaks at gaps; what came after the period end is lighter. */
function seriesMarks(points: SeriesPoint[], periodEnd: Month): Plot.Markish {
  const later = points.findIndex(({ month }) => month > periodEnd);
  const cut = later < 0 ? points.length : later;
  return [
    seriesRun(points.slice(Math.max(0, cut - 1)), palette.comparison, "series-later"),
    seriesRun(points.slice(0, cut), palette.force, "series")
  ];
}

function seriesRun(points: SeriesPoint[], colour: string, className: string): Plot.Markish {
  const place = { x: "x", y: "value", className };
  return [
    Plot.line(points, { ...place, stroke: colour, strokeWidth: 1.25 }),
    Plot.dot(points, { ...place, fill: colour, r: 2.25 })
  ];
}

function segment({ from, to, y }: Segment, options: Plot.RuleYOptions): Plot.Markish {
  const [x1, x2] = spanEdges({ from, to });
  return Plot.ruleY([y], { x1, x2, ...options });
}

function controlMarks({ over, from = over.from, until, ...drawn }: ControlLines): Plot.Markish {
  return [
    linesOver(drawn, { from, to: over.to }, 1),
    until === undefined ? [] : linesOver(drawn, { from: addMonths(over.to, 1), to: until }, LIGHTER)
  ];
}

function linesOver(
  { lines, inner }: Pick<ControlLines, "lines" | "inner">,
  span: Span,
  strokeOpacity: number
): Plot.Markish {
  const line = { stroke: palette.limit, ...(strokeOpacity < 1 && { strokeOpacity }) };
  const limit = { ...line, strokeDasharray: "5,3", strokeWidth: 1.25 };
  const dots = { ...line, strokeDasharray: "1.5,3", strokeWidth: 1.25 };
  return [
    inner ? segment({ ...span, y: inner.lines.upper }, { ...dots, className: "inner upper" }) : [],
    inner ? segment({ ...span, y: inner.lines.lower }, { ...dots, className: "inner lower" }) : [],
    segment({ ...span, y: lines.upper }, { ...limit, className: "limit upper" }),
    segment({ ...span, y: lines.lower }, { ...limit, className: "limit lower" }),
    segment({ ...span, y: lines.centre }, { ...line, className: "centre" })
  ];
}

function meanMark({ window, mean, judged }: WindowMean): Plot.Markish {
  if (mean === null) return [];
  const style = judged
    ? { stroke: palette.force, strokeWidth: 3.5, className: "mean judged" }
    : { stroke: palette.limit, strokeWidth: 1.75, className: "mean" };
  return segment({ from: window.from, to: window.to, y: mean }, style);
}

function lineLabels({ control, means }: ControlView): EndLabel[] {
  const named = means.flatMap(({ window, mean, name, judged }) =>
    name && mean !== null
      ? [{ name, value: formatMean(mean), y: mean, x: spanEdges(window)[1], bold: judged }]
      : []
  );
  const last = control.at(-1);
  if (!last) return named;
  const x = spanEdges({ ...last.over, ...(last.until && { to: last.until }) })[1];
  const limits = (["upper", "centre", "lower"] as const).map((key) => {
    const y = last.lines[key];
    return { name: last.names[key], value: formatMean(y), y, x };
  });
  return [...limits, ...innerLabels(last, x), ...named];
}

/** Names of the inner lines; where one lies on its outer line, which has a name, the two share it. */
function innerLabels({ lines, inner }: ControlLines, x: number): EndLabel[] {
  if (!inner) return [];
  return (["upper", "lower"] as const)
    .map((key) => ({ name: inner.names[key], y: inner.lines[key], isOuter: inner.lines[key] === lines[key] }))
    .filter(({ isOuter }) => !isOuter)
    .map(({ name, y }) => ({ name, value: formatMean(y), y, x }));
}
