import * as Plot from "@observablehq/plot";
import { SINGLE_READINGS } from "../../plan/readings.js";
import { type Side, sideOf } from "../../rules/polarity.js";
import { explainRank } from "../../words/explanation.js";
import { formatNumber, formatRate, formatUnits } from "../../words/format.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, withDocument } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import type { TopLabel } from "../frame/top-labels.js";
import { startNote, type ValueAxis, valueAxis } from "../frame/value-axis.js";
import {
  type ComparedRow,
  type ComparisonSubject,
  comparedRows,
  comparisonNotes,
  comparisonSubtitle,
  ROLE_FILL,
  rowGap
} from "./comparison-subject.js";
import { rowsFrame } from "./force-rows.js";
import { predictionNote } from "./prediction-note.js";

/** A figure with its interval, and where they end in the picture. */
interface Bar extends ComparedRow {
  lower: number;
  upper: number;
  /** Beyond the end of the axis. */
  outside: boolean;
}

interface Drawing {
  subject: ComparisonSubject;
  bars: Bar[];
  axis: ValueAxis;
  format: (value: number) => string;
}

/** Every force of a comparison as a bar, best first, with its interval and the lines of R4 as written and calibrated. */
export function forcesChart(subject: ComparisonSubject, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const drawing = drawingOf(subject);
  const { bars, axis, format } = drawing;
  const plot = forcesPlot(drawing, options);
  return readableChart(chartFrame(plot as SVGSVGElement, forcesWords(drawing), options), plot, {
    document: options.document,
    along: "y",
    readings: bars.map((bar) => ({
      key: bar.force,
      x: Math.min(bar.value, axis.domain[1]),
      y: bar.force,
      text: `${bar.name}: ${format(bar.value)} (${format(bar.lower)} to ${format(bar.upper)})`
    }))
  });
}

function drawingOf(subject: ComparisonSubject): Drawing {
  const { comparison, settings } = subject;
  const unit = { unit: comparison.unit, mean: comparison.lines["as-written"].mean };
  const most = comparison.unit === "per cent" ? 100 : Number.POSITIVE_INFINITY;
  const bars = comparedRows(subject).map((row) => {
    const margin = settings.z * row.standardError;
    return {
      ...row,
      lower: Math.max(0, row.value - margin),
      upper: Math.min(most, row.value + margin),
      outside: false
    };
  });
  const axis = forcesAxis(bars, subject);
  const placed = bars.map((bar) => ({ ...bar, outside: bar.value > axis.domain[1] }));
  return { subject, bars: placed, axis, format: (value) => formatRate(value, unit) };
}

/** A figure more than this many times the next would leave most of the plot empty. */
const OFF_SCALE = 2;

/** Rates from zero, for bars; percentages over the range that they take. */
function forcesAxis(bars: readonly Bar[], { comparison }: ComparisonSubject): ValueAxis {
  const [first, second] = bars.toSorted((a, b) => b.value - a.value);
  const hasGiant = second && !first!.own && first!.value > OFF_SCALE * second.value;
  const shown = hasGiant ? bars.filter((bar) => bar !== first) : bars;
  const lines = SINGLE_READINGS.flatMap((reading) => {
    const { lower, upper } = comparison.lines[reading].lines;
    return [lower, upper];
  });
  const all = [...shown.flatMap(({ lower, upper }) => [lower, upper]), ...lines];
  if (comparison.unit !== "per cent") return valueAxis(0, Math.max(...all));
  return valueAxis(Math.min(...all), Math.min(100, Math.max(...all)), "%");
}

function forcesPlot(drawing: Drawing, { width, document }: Required<ChartOptions>) {
  const { bars, axis, format, subject } = drawing;
  const { options, texts } = rowsFrame({
    rows: bars,
    value: (bar) => format(bar.value),
    labels: lineLabels(drawing),
    gap: rowGap(bars),
    domain: axis.domain,
    width
  });
  return Plot.plot({
    ...options,
    document,
    x: { domain: axis.domain, clamp: true },
    marks: [
      Plot.gridX(axis.ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(axis.ticks, { tickFormat: axis.format, tickSize: 0, label: null, color: palette.text }),
      subject.comparison.unit === "per cent" ? dotMarks(bars) : barMarks(bars),
      lineMarks(subject),
      ...texts
    ]
  });
}

const interval = { y: "force", x1: "lower", x2: "upper", className: "interval" };

function barMarks(bars: readonly Bar[]): Plot.Markish {
  const shown = bars.filter((bar) => !bar.outside);
  return [
    Plot.barX(bars, {
      y: "force",
      x1: 0,
      x2: "value",
      insetTop: 2,
      insetBottom: 2,
      fill: (bar: Bar) => ROLE_FILL[bar.role],
      stroke: (bar: Bar) => (bar.role === "other" ? palette.axis : ROLE_FILL[bar.role]),
      className: "force"
    }),
    Plot.ruleY(shown, { ...interval, stroke: palette.paper, strokeWidth: 4 }),
    Plot.ruleY(shown, { ...interval, stroke: palette.text, strokeWidth: 1.5 }),
    // The bar goes on: an arrow at its end.
    Plot.dot(
      bars.filter((bar) => bar.outside),
      {
        y: "force",
        frameAnchor: "right",
        dx: -6,
        symbol: "triangle",
        rotate: 90,
        r: 4,
        fill: palette.text,
        className: "outside"
      }
    )
  ];
}

/** An axis that does not start at zero has no bars. */
function dotMarks(bars: readonly Bar[]): Plot.Markish {
  const stroke = (bar: Bar) => (bar.role === "own" ? palette.force : palette.comparison);
  return [
    Plot.ruleY(bars, { ...interval, stroke, strokeWidth: 2.5 }),
    Plot.dot(bars, {
      y: "force",
      x: "value",
      fill: (bar: Bar) => ROLE_FILL[bar.role],
      stroke,
      r: (bar: Bar) => (bar.own ? 7 : 5),
      className: "force"
    })
  ];
}

const DASHES = { "as-written": "5,3", calibrated: "1.5,2.5" } as const;

function lineMarks({ comparison }: ComparisonSubject): Plot.Markish {
  const limits = SINGLE_READINGS.map((reading) => {
    const { lower, upper } = comparison.lines[reading].lines;
    return Plot.ruleX([lower, upper], {
      stroke: palette.limit,
      strokeDasharray: DASHES[reading],
      strokeWidth: 1.5,
      className: `limit ${reading}`
    });
  });
  return [
    ...limits,
    Plot.ruleX([comparison.lines["as-written"].mean], { stroke: palette.limit, className: "centre" })
  ];
}

const NAMES = { "as-written": "as written", calibrated: "calibrated" } as const;

function lineLabels({ subject: { comparison }, format }: Drawing): TopLabel[] {
  const limits = SINGLE_READINGS.flatMap((reading) => {
    const { lower, upper } = comparison.lines[reading].lines;
    return [lower, upper].map((x) => ({ text: `${NAMES[reading]} ${format(x)}`, x }));
  });
  const { mean } = comparison.lines["as-written"];
  return [...limits, { text: `mean ${format(mean)}`, x: mean }].sort((a, b) => a.x - b.x);
}

const SIDES: Record<Side, string> = {
  above: "above the upper line",
  between: "between the lines",
  below: "below the lower line"
};

/** "between the lines in every reading", or each reading's own words. */
function sideWords({ comparison }: ComparisonSubject): string {
  const [asWritten, calibrated] = SINGLE_READINGS.map(
    (reading) => SIDES[sideOf(comparison.own.value, comparison.lines[reading].lines)]
  );
  return asWritten === calibrated
    ? `${asWritten} in every reading`
    : `${asWritten} as written, ${calibrated} calibrated`;
}

function forcesWords(drawing: Drawing) {
  const { subject, axis, format } = drawing;
  const { place, places, comparison } = subject;
  const title = `${place} is ${explainRank(comparison.rank)}, at ${format(comparison.own.value)}: ${sideWords(subject)}`;
  const subtitle = `${comparisonSubtitle(subject)}${startNote(axis)}`;
  const notes = [linesNote(drawing), ...scopeNote(drawing), ...comparisonNotes(subject)];
  return { title, subtitle, notes, alt: `${places.Many} compared. ${title}. ${subtitle}.` };
}

/** What both pairs of lines are, exactly. */
function linesNote({ subject: { comparison, settings, places } }: Drawing): string {
  const { lines, average, values, aside } = comparison;
  const { "as-written": written, calibrated } = lines;
  const [z, sd] = [settings.z, written.standardDeviation].map((value) => formatNumber(value, 2));
  const counted = values.length - aside.length;
  return (
    `Best first; thin lines are each figure ± ${z} standard errors, which hold the season and so are on the wide side. ` +
    `Dashed, as written: ${average} mean of the ${formatUnits(counted, places.one, places.many)} ± ${z} standard deviations (SD ${sd}). ` +
    `Dotted, calibrated: mean of the others without the home ${places.one} ${predictionNote(calibrated, places)}.`
  );
}

/** For all forces: no colour, who is left out of the lines, and who is off the scale. */
function scopeNote({ subject, bars }: Drawing): string[] {
  const { comparison, forceNames, places } = subject;
  if (comparison.scope === "group") return [];
  const aside = comparison.aside.map(
    (id) =>
      ` ${forceNames[id] ?? id} is ranked but left out of mean and lines: so few are counted there that its figure is no measure for others.`
  );
  const outside = bars.filter((bar) => bar.outside).map(({ name }) => ` ${name} is off the scale.`);
  return [
    `The plan rates ${places.aOne} against its group only, so these lines give no colour.${[...aside, ...outside].join("")}`
  ];
}
