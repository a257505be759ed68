import * as Plot from "@observablehq/plot";
import type { PlaceWords } from "../../plan/place-words.js";
import type { Settings } from "../../plan/settings.js";
import type { ForceValue, NotRated, PositionEvidence, RatingResult } from "../../rules/rating.js";
import { explainMissing, explainRank } from "../../words/explanation.js";
import { formatNumber, formatRate, formatUnits } from "../../words/format.js";
import { populationNote } from "../../words/population-note.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, withDocument } from "../frame/chart-options.js";
import { missingChart } from "../frame/missing-chart.js";
import { basisNote, spanName } from "../frame/offences-subject.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import { readingName } from "../frame/reading-name.js";
import type { TopLabel } from "../frame/top-labels.js";
import { countAxis, startNote, type ValueAxis, valueAxis } from "../frame/value-axis.js";
import { type ForceRow, rowsFrame } from "./force-rows.js";
import { predictionNote } from "./prediction-note.js";

export interface MsgChartData {
  measure: string;
  /** Name of the force. */
  place: string;
  /** The plan's word for what is compared. */
  places: PlaceWords;
  /** R4 in the reading to draw. */
  result: RatingResult;
  forceNames: Readonly<Record<string, string>>;
  settings: Settings;
}

type JudgedPosition = Extract<RatingResult, { rule: "R4"; evidence: PositionEvidence }>;

interface Row extends ForceValue, ForceRow {
  lower: number;
  upper: number;
}

/** Room between rows beside their text, in pixels. */
const ROW_GAP = 14;

/** R4: every force of the group, best first, with its interval, the group's mean, and the lines around it. */
export function msgChart(data: MsgChartData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const judged = judgedPosition(data.result);
  if (!judged) {
    const { reason, evidence: missing } = data.result as NotRated;
    const title = explainMissing(reason, missing, data.forceNames);
    return missingChart(title, `${data.measure}, ${data.place} and similar ${data.places.many}`, options);
  }
  const { evidence } = judged;
  const rows = evidence.values.map((value) => rowOf(value, evidence, data));
  const axis = msgAxis(rows, evidence);
  const plot = msgPlot(rows, axis, evidence, options);
  const words = msgWords(data, judged, axis);
  return readableChart(chartFrame(plot as SVGSVGElement, words, options), plot, {
    document: options.document,
    along: "y",
    readings: rows.map((row) => ({
      key: row.force,
      x: row.value,
      y: row.force,
      text: `${row.name}: ${formatRate(row.value, evidence)} (${formatRate(row.lower, evidence)} to ${formatRate(row.upper, evidence)})`
    }))
  });
}

function judgedPosition(result: RatingResult): JudgedPosition | undefined {
  return result.rule === "R4" && result.rating !== "not-rated" ? (result as JudgedPosition) : undefined;
}

function rowOf(value: ForceValue, { own }: PositionEvidence, { forceNames, settings }: MsgChartData): Row {
  const margin = settings.z * value.standardError;
  return {
    ...value,
    name: forceNames[value.force] ?? value.force,
    lower: Math.max(0, value.value - margin),
    upper: value.value + margin,
    own: value.force === own.force
  };
}

function msgAxis(rows: Row[], { lines, unit }: PositionEvidence): ValueAxis {
  const all = [...rows.flatMap(({ lower, upper }) => [lower, upper]), lines.lower, lines.upper];
  if (unit !== "per cent") return countAxis(all);
  return valueAxis(Math.min(...all), Math.min(100, Math.max(...all)), "%");
}

function msgPlot(
  rows: Row[],
  axis: ValueAxis,
  evidence: PositionEvidence,
  { width, document }: Required<ChartOptions>
) {
  const { options, texts } = rowsFrame({
    rows,
    value: (row) => formatRate(row.value, evidence),
    labels: lineLabels(evidence),
    gap: ROW_GAP,
    domain: axis.domain,
    width
  });
  return Plot.plot({
    ...options,
    document,
    x: { domain: axis.domain },
    marks: [
      Plot.gridX(axis.ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(axis.ticks, { tickFormat: axis.format, tickSize: 0, label: null, color: palette.text }),
      lineMarks(evidence),
      rowMarks(rows),
      ...texts
    ]
  });
}

function lineMarks({ lines }: PositionEvidence): Plot.Markish {
  const dash = { stroke: palette.limit, strokeDasharray: "5,3", strokeWidth: 1.25 };
  return [
    Plot.ruleX([lines.lower], { ...dash, className: "limit lower" }),
    Plot.ruleX([lines.upper], { ...dash, className: "limit upper" }),
    Plot.ruleX([lines.centre], { stroke: palette.limit, className: "centre" })
  ];
}

const rowColour = (row: Row) => (row.own ? palette.force : palette.comparison);

function rowMarks(rows: Row[]): Plot.Markish {
  return [
    Plot.ruleY(rows, {
      y: "force",
      x1: "lower",
      x2: "upper",
      stroke: rowColour,
      strokeWidth: 2.5,
      className: "interval"
    }),
    Plot.dot(rows, {
      y: "force",
      x: "value",
      fill: rowColour,
      r: (row: Row) => (row.own ? 7 : 5),
      className: "force"
    })
  ];
}

function lineLabels(evidence: PositionEvidence): TopLabel[] {
  const { lines } = evidence;
  return [
    { text: `lower line ${formatRate(lines.lower, evidence)}`, x: lines.lower },
    { text: `group mean ${formatRate(lines.centre, evidence)}`, x: lines.centre },
    { text: `upper line ${formatRate(lines.upper, evidence)}`, x: lines.upper }
  ];
}

const SIDES: Partial<Record<RatingResult["reason"], string>> = {
  "above-upper-line": "above the upper line of",
  "below-lower-line": "below the lower line of"
};

function msgWords(data: MsgChartData, { evidence, reason, reading }: JudgedPosition, axis: ValueAxis) {
  const { lines, own, rank } = evidence;
  const side = SIDES[reason];
  const limit = reason === "above-upper-line" ? lines.upper : lines.lower;
  const place = side
    ? `${side} ${formatRate(limit, evidence)}`
    : `between the lines ${formatRate(lines.lower, evidence)} and ${formatRate(lines.upper, evidence)}`;
  const title = `${data.place} is ${explainRank(rank)}, at ${formatRate(own.value, evidence)}: ${place}`;
  const subject = evidence.proxy ? `${evidence.proxy} (proxy for ${data.measure})` : data.measure;
  const unit = evidence.unit === "per cent" ? "per cent" : `offences ${evidence.unit}`;
  const subtitle = `${subject}, ${data.place} and its group, ${spanName(evidence)}, ${unit}${startNote(axis)}`;
  const notes = [linesNote(evidence, reading, data), basisNote(evidence.bases)];
  return {
    title,
    subtitle,
    notes,
    alt: `Comparison with similar ${data.places.many}. ${title}. ${subtitle}.`
  };
}

/** Where the lines come from, how the group was made, and what the bars are. */
function linesNote(
  evidence: PositionEvidence,
  reading: JudgedPosition["reading"],
  { settings: { z }, places }: MsgChartData
): string {
  const { standardDeviation, values, prediction, groupSource } = evidence;
  const lines = prediction
    ? `mean of the ${formatUnits(values.length - 1, "peer")} without the ${places.one} itself ${predictionNote(evidence, places)}`
    : `${evidence.average} mean of the ${values.length} ${places.many} ± ${formatNumber(z, 2)} standard deviations (SD ${formatNumber(standardDeviation, 2)})`;
  return (
    `Reading: ${readingName(reading)}. Lines: ${lines}. Best first; bars are each ${places.one}’s own figure ± ` +
    `${formatNumber(z, 2)} standard errors. Group: ${groupSource}.${populationNote(evidence)}`
  );
}
