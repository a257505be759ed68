import * as Plot from "@observablehq/plot";
import { addMonths, formatMonth, type Month, monthIndex } from "../../plan/month.js";
import type { SurveyWave } from "../../plan/plan-data.js";
import type { MissingEvidence, NotRatedReason, RatingResult, SurveyEvidence } from "../../rules/rating.js";
import { wilsonInterval } from "../../statistics/intervals/wilson.js";
import { explainMissing } from "../../words/explanation.js";
import { formatLevel, formatNumber, formatPercent, formatSigned } from "../../words/format.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, NARROW, withDocument } from "../frame/chart-options.js";
import type { EndLabel } from "../frame/end-labels.js";
import { basisNote, spanName, withoutStop } from "../frame/offences-subject.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import { type Span, spanEdges } from "../frame/series-points.js";
import { timePlot } from "../frame/time-plot.js";
import { startNote, type ValueAxis, valueAxis } from "../frame/value-axis.js";

export interface SurveyChartData {
  measure: string;
  /** Name of the force. */
  place: string;
  /** The force's own waves, oldest first. */
  waves: SurveyWave[];
  periodEnd: Month;
  /** R6. */
  result: RatingResult;
  /** Confidence of the intervals, per cent. */
  confidence: number;
}

type JudgedSurvey = Extract<RatingResult, { rule: "R6"; evidence: SurveyEvidence }>;

interface WavePoint extends SurveyWave {
  x: number;
  lower: number | null;
  upper: number | null;
  role: "baseline" | "latest" | "other" | "later";
}

/** R6: every wave with its interval, and where the latest would lie if nothing but sampling had moved it. */
export function surveyChart(data: SurveyChartData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const judged = judgedSurvey(data.result);
  const points = data.waves.map((wave) => wavePoint(wave, judged, data));
  const axis = surveyAxis(points, judged);
  const plot = surveyPlot(points, axis, judged, data, options);
  const words = surveyWords(data, points, judged, axis);
  return readableChart(chartFrame(plot as SVGSVGElement, words, options), plot, {
    document: options.document,
    along: "x",
    readings: points.map((point) => ({
      key: point.periodEnd,
      x: point.x,
      y: point.percent,
      text: waveText(point)
    }))
  });
}

function judgedSurvey(result: RatingResult): JudgedSurvey["evidence"] | undefined {
  return result.rule === "R6" && result.rating !== "not-rated"
    ? (result as JudgedSurvey).evidence
    : undefined;
}

function wavePoint(wave: SurveyWave, judged: SurveyEvidence | undefined, data: SurveyChartData): WavePoint {
  const interval =
    wave.base === null || wave.base <= 0
      ? undefined
      : wilsonInterval({
          proportion: wave.percent / 100,
          n: wave.base / (wave.designEffect ?? 1),
          confidence: data.confidence / 100
        });
  return {
    ...wave,
    x: monthIndex(wave.periodEnd),
    lower: interval ? 100 * interval.lower : null,
    upper: interval ? 100 * interval.upper : null,
    role: roleOf(wave, judged, data.periodEnd)
  };
}

function roleOf(
  { periodEnd }: SurveyWave,
  judged: SurveyEvidence | undefined,
  end: Month
): WavePoint["role"] {
  if (periodEnd > end) return "later";
  if (periodEnd === judged?.baseline.periodEnd) return "baseline";
  return periodEnd === judged?.latest.periodEnd ? "latest" : "other";
}

function waveText({ periodEnd, percent, lower, upper, base }: WavePoint): string {
  const interval =
    lower === null || upper === null ? "" : ` (${formatPercent(lower)} to ${formatPercent(upper)})`;
  const people = base === null ? "base not known" : `base ${formatNumber(base)}`;
  return `${formatMonth(periodEnd)}: ${formatPercent(percent)}${interval}, ${people}`;
}

function surveyAxis(points: WavePoint[], judged: SurveyEvidence | undefined): ValueAxis {
  const values = points.flatMap(({ percent, lower, upper }) => [percent, lower ?? percent, upper ?? percent]);
  const range = judged ? noChangeRange(judged) : [];
  const all = [...values, ...range];
  if (all.length === 0) return valueAxis(0, 100, "%");
  return valueAxis(Math.max(0, Math.min(...all) - 1), Math.min(100, Math.max(...all) + 1), "%");
}

/** Where the latest percentage leaves the baseline's: the interval of the difference, put on the baseline. */
function noChangeRange({ baseline, lower, upper }: SurveyEvidence): [number, number] {
  return [baseline.percent + lower, baseline.percent + upper];
}

/** Room after the last wave, where the interval of the difference stands. */
const MONTHS_AFTER = 3;

function surveySpan(points: WavePoint[], periodEnd: Month): Span {
  const ends = [...points.map((p) => p.periodEnd), periodEnd].sort();
  return { from: addMonths(ends[0]!, -2), to: addMonths(ends.at(-1)!, MONTHS_AFTER) };
}

function surveyPlot(
  points: WavePoint[],
  axis: ValueAxis,
  judged: SurveyEvidence | undefined,
  { periodEnd }: SurveyChartData,
  options: Required<ChartOptions>
) {
  const span = surveySpan(points, periodEnd);
  const labels = judged ? surveyLabels(judged, span) : [];
  return timePlot(
    {
      span,
      axis,
      height: options.width < NARROW ? 220 : 260,
      labels,
      marks: [judged ? differenceMarks(judged, span) : null, waveMarks(points)]
    },
    options
  );
}

const COLOURS: Record<WavePoint["role"], string> = {
  baseline: palette.force,
  latest: palette.force,
  other: palette.comparison,
  later: palette.comparison
};

function waveMarks(points: WavePoint[]): Plot.Markish {
  const stroke = (p: WavePoint) => COLOURS[p.role];
  const known = points.filter(({ lower }) => lower !== null);
  return [
    Plot.link(known, { x: "x", y1: "lower", y2: "upper", stroke, strokeWidth: 2, className: "interval" }),
    Plot.dot(points, {
      x: "x",
      y: "percent",
      r: 5,
      stroke,
      strokeWidth: 2,
      fill: (p: WavePoint) => (p.role === "later" ? palette.paper : COLOURS[p.role]),
      className: "wave"
    })
  ];
}

/** Where the interval of the difference stands: right of every wave. */
const intervalAt = (span: Span) => monthIndex(span.to) - 1;

/** The baseline's percentage carried across, and the interval of the difference measured from it. */
function differenceMarks(judged: SurveyEvidence, span: Span): Plot.Markish {
  const { baseline, latest } = judged;
  const x = intervalAt(span);
  const [lower, upper] = noChangeRange(judged);
  const tick = { stroke: palette.limit, strokeWidth: 2 };
  return [
    Plot.ruleY([baseline.percent], {
      x1: monthIndex(baseline.periodEnd),
      x2: spanEdges(span)[1],
      stroke: palette.limit,
      strokeDasharray: "5,3",
      className: "baseline"
    }),
    Plot.link([0], { x, y1: lower, y2: upper, ...tick, className: "difference" }),
    Plot.link([lower, upper], { x1: x - 0.6, x2: x + 0.6, y: (y: number) => y, ...tick }),
    Plot.link([latest.percent], { x1: x - 0.9, x2: x + 0.9, y: (y: number) => y, ...tick, strokeWidth: 3 })
  ];
}

function surveyLabels(
  { baseline, latest, difference, lower, upper }: SurveyEvidence,
  span: Span
): EndLabel[] {
  const x = intervalAt(span);
  const points = (value: number) => formatSigned(value, 1);
  return [
    { name: "baseline", value: formatPercent(baseline.percent), y: baseline.percent, x: spanEdges(span)[1] },
    { name: "change", value: `${points(difference)} points`, y: latest.percent, x, bold: true },
    { name: "upper end", value: points(upper), y: baseline.percent + upper, x },
    { name: "lower end", value: points(lower), y: baseline.percent + lower, x }
  ];
}

function surveyTitle(data: SurveyChartData, judged: SurveyEvidence | undefined): string {
  const { result } = data;
  if (!judged) {
    return withoutStop(explainMissing(result.reason as NotRatedReason, result.evidence as MissingEvidence));
  }
  const { baseline, latest, difference, lower, upper } = judged;
  const moved =
    lower <= 0 && upper >= 0 ? "no more than sampling would explain" : "more than sampling would explain";
  return (
    `${formatPercent(latest.percent)} against ${formatPercent(baseline.percent)}: a change of ` +
    `${formatSigned(difference, 1)} points, ${moved}`
  );
}

function surveyWords(
  data: SurveyChartData,
  points: WavePoint[],
  judged: SurveyEvidence | undefined,
  axis: ValueAxis
) {
  const title = surveyTitle(data, judged);
  const ends = points.map(({ periodEnd }) => periodEnd);
  const period = ends.length > 0 ? `, surveys ending ${spanName({ from: ends[0]!, to: ends.at(-1)! })}` : "";
  const subtitle = `${data.measure}, ${data.place}${period}, per cent${startNote(axis)}`;
  const confidence = formatLevel(data.confidence);
  const difference = judged
    ? ` Right: the ${confidence} interval of the difference from the baseline (Newcombe); if the dashed line crosses it, no change is not excluded.`
    : "";
  const notes = [
    `Bars: ${confidence} interval of each wave (Wilson), bases divided by the design effect where given.${difference}`,
    basisNote(points.map(({ basis }) => basis))
  ];
  return { title, subtitle, notes, alt: `Survey percentages with intervals. ${title}. ${subtitle}.` };
}
