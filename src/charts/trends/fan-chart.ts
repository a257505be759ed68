import { formatMonthShort, type Month } from "../../plan/month.js";
import type { Polarity } from "../../plan/plan.js";
import type { Settings } from "../../plan/settings.js";
import { isTarget } from "../../plan/target.js";
import { forecastChance } from "../../rules/forecast-chance.js";
import type { Outlook, TrendLine } from "../../rules/outlook.js";
import type { TrendsEvidence, TrendsFinding } from "../../rules/rating.js";
import { belowZeroText } from "../../words/cautions-text.js";
import { achievingTrends, explainMissing, trendWindowName } from "../../words/explanation.js";
import { formatMean, formatNumber, formatPercent } from "../../words/format.js";
import { askedSide, askedTotal } from "../../words/target-text.js";
import {
  annotationMarks,
  annotationNotes,
  type LetteredAnnotation,
  letteredAnnotations
} from "../frame/annotation-marks.js";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, withDocument } from "../frame/chart-options.js";
import type { EndLabel } from "../frame/end-labels.js";
import { basisNote, type OffencesSubject, offencesSubtitle, withoutStop } from "../frame/offences-subject.js";
import { readableChart } from "../frame/readable-chart.js";
import { perPeriod, pointName, type Span, seriesPoints, spanEdges } from "../frame/series-points.js";
import { type TargetLevel, targetLevels, targetMarks, targetNote } from "../frame/target-levels.js";
import { timePlot } from "../frame/time-plot.js";
import { countAxis, startNote, type ValueAxis } from "../frame/value-axis.js";
import type { ChartWindow } from "../frame/window-bands.js";
import { FAN_KEY_HEIGHT, fanKey } from "./fan-key.js";
import { fanBands, type History, historyMarks, middleOf, targetLines, trendMark } from "./fan-marks.js";

export interface FanChartData extends OffencesSubject {
  better: Polarity;
  outlook: Outlook;
  /** R2 as written (straight lines) and calibrated (the forecast). */
  trends: TrendsFinding;
  forecast: TrendsFinding;
}

/** R2: where straight lines and the forecast lead by the target date, what is asked, and what then happened. */
export function fanChart(data: FanChartData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const evidence = data.trends.finding === "not-judged" ? null : data.trends.evidence;
  const subject = { ...data, span: { from: data.span.from, to: evidence?.target.to ?? data.span.to } };
  const history = historyOf(subject, evidence);
  const annotations = letteredAnnotations(data.annotations, subject.span);
  const years = yearsOf(subject);
  const axis = fanAxis(data, history, years);
  const plot = fanPlot({ data: subject, evidence, history, annotations, axis, years }, options);
  const title = fanTitle(data);
  const subtitle = `${offencesSubtitle(subject)}${startNote(axis)}`;
  const below = evidence ? belowZeroText(evidence) : "";
  const notes = [
    ...annotationNotes(annotations),
    ...fanNotes(data, evidence),
    below,
    basisNote(data.bases)
  ].filter(Boolean);
  const alt = `Trends to the target date. ${title}. ${subtitle}.${happened(history, data)}`;
  return readableChart(chartFrame(plot as SVGSVGElement, { title, subtitle, notes, alt }, options), plot, {
    document: options.document,
    along: "x",
    readings: fanReadings(subject, history)
  });
}

function historyOf(data: FanChartData, evidence: TrendsEvidence | null): History {
  const points = seriesPoints(data.series, data.span);
  const target = evidence && seriesPoints(data.series, evidence.target);
  const counts = target?.map(({ value }) => value).filter((value) => value !== null) ?? [];
  const whole = evidence !== null && counts.length === evidence.target.periods;
  return {
    known: points.filter(({ month }) => month <= data.periodEnd),
    later: points.filter(({ month }) => month > data.periodEnd),
    targetMean: whole ? counts.reduce((sum, count) => sum + count, 0) / counts.length : null
  };
}

/** What the other years of a yearly target ask; any other target has the one level that the threshold draws. */
function yearsOf({ trends, span }: FanChartData): TargetLevel[] {
  if (trends.finding === "not-judged" || typeof trends.evidence.achievement !== "object") return [];
  return targetLevels(trends, span, span.from).filter(({ end }) => end !== trends.evidence.target.to);
}

function fanTitle({ trends, forecast, better }: FanChartData): string {
  if (trends.finding === "not-judged") return withoutStop(explainMissing(trends.reason, trends.evidence));
  const { evidence } = trends;
  const lines = `${achievingTrends(evidence)} ${evidence.achieving === 1 ? "reaches" : "reach"} the target by ${formatMonthShort(evidence.target.to)}`;
  const chance = forecast.finding === "not-judged" ? undefined : forecastChance(forecast.evidence);
  if (forecast.finding === "not-judged" || chance === undefined) return lines;
  const isSame = forecast.evidence.threshold === evidence.threshold;
  const what = isSame ? "it" : askedTotal(forecast.evidence, better);
  return `${lines}; the forecast gives ${what} a chance of ${formatPercent(100 * chance, 0)}`;
}

function happened({ targetMean }: History, data: FanChartData): string {
  if (targetMean === null) return "";
  return ` What happened: ${formatMean(targetMean)} ${perPeriod(data.series.monthsPerPeriod)} in the target period.`;
}

function fanNotes(
  { outlook, settings, better, forecast }: FanChartData,
  evidence: TrendsEvidence | null
): string[] {
  if (!evidence) return [];
  return [
    `${targetNote(evidence, better)}${originNote(evidence, settings)}. ` +
      `Straight lines: ordinary least squares on the windows named. Forecast: ${outlook.method}; its bands are for single periods.` +
      chanceNote(forecast, better)
  ];
}

/** Where the threshold comes from, unless the plan gives it. */
function originNote({ achievement }: TrendsEvidence, { z }: Settings): string {
  if (isTarget(achievement)) return "";
  const line = achievement === "any" ? "the baseline mean" : "the line of R1 on the improving side";
  return `: ${line} (z ${formatNumber(z, 2)})`;
}

/** The calibrated reading has lines of its own, so its chance is of another total than the line drawn; a target in numbers is the same for both. */
function chanceNote(forecast: TrendsFinding, better: Polarity): string {
  if (forecast.finding === "not-judged" || isTarget(forecast.evidence.achievement)) return "";
  return ` Its chance is that of ${askedTotal(forecast.evidence, better)}, by R1’s calibrated line.`;
}

/** Trends beyond this multiple of everything else leave the picture. */
const HEADROOM = 1.2;

/** Room for counts, fan and threshold; a steep trend may leave the picture at the top. */
function fanAxis(
  { outlook }: FanChartData,
  { known, later }: History,
  years: readonly TargetLevel[]
): ValueAxis {
  const counts = [...known, ...later].map(({ value }) => value);
  const bands = outlook.fan.flatMap(({ bands }) => bands.flatMap(({ lower, upper }) => [lower, upper]));
  const asked = [outlook.thresholdPerPeriod, ...years.map(({ value }) => value)];
  const values = [...counts, ...bands, ...asked].filter((value) => value !== null);
  const most = Math.max(...values) * HEADROOM;
  const trends = outlook.trends.flatMap(({ points }) => points.map(({ value }) => Math.min(most, value)));
  return countAxis([...values, ...trends]);
}

interface Drawing {
  data: FanChartData;
  evidence: TrendsEvidence | null;
  history: History;
  annotations: LetteredAnnotation[];
  axis: ValueAxis;
  years: TargetLevel[];
}

function fanPlot(
  { data, evidence, history, annotations, axis, years }: Drawing,
  options: Required<ChartOptions>
) {
  const { span, outlook } = data;
  const windows = evidence ? [targetWindow(evidence.target)] : [];
  const trends = outlook.trends.map((trend) => ({ ...trend, points: inside(trend, span, axis) }));
  const labels = evidence ? fanLabels(data, evidence, trends, history) : [];
  return timePlot(
    {
      span,
      axis,
      height: 300,
      labels,
      windows,
      keyHeight: FAN_KEY_HEIGHT,
      ...(outlook.fan.length > 0 && { key: fanKey(READOUT_HEIGHT) }),
      areas: fanBands(data, history.known.at(-1)),
      marks: [
        targetMarks(years),
        evidence && targetLines(evidence.target, outlook.thresholdPerPeriod, history),
        trends.map((trend) => trendMark(trend, data)),
        historyMarks(history),
        annotationMarks(annotations, axis.domain[0])
      ]
    },
    options
  );
}

function targetWindow(target: Span): ChartWindow {
  const label = ["target period", `${formatMonthShort(target.from)} to ${formatMonthShort(target.to)}`];
  return { ...target, label, tone: "earlier" };
}

/** The part of a line that the picture holds. */
function inside({ points }: TrendLine, { from }: Span, { domain }: ValueAxis): TrendLine["points"] {
  return points.filter(({ month, value }) => month >= from && value <= domain[1]);
}

function fanLabels(
  data: FanChartData,
  evidence: TrendsEvidence,
  trends: TrendLine[],
  { targetMean }: History
): EndLabel[] {
  const x = spanEdges(evidence.target)[1];
  const { fan, thresholdPerPeriod } = data.outlook;
  const side = askedSide(evidence.achievement, data.better);
  const expected = fan.length > 0 ? forecastMean(data.forecast) : undefined;
  return [
    { name: `target: ${side}`, value: formatMean(thresholdPerPeriod), y: thresholdPerPeriod, x, bold: true },
    ...trends.flatMap((trend) => trendLabel(trend, data)),
    ...(expected === undefined ? [] : [{ name: "forecast", value: formatMean(expected), y: expected, x }]),
    ...(targetMean === null
      ? []
      : [{ name: "what happened", value: formatMean(targetMean), y: targetMean, x, bold: true }])
  ];
}

function trendLabel({ window, points, achieves }: TrendLine, data: FanChartData): EndLabel[] {
  const last = points.at(-1);
  if (!last) return [];
  const name = window === "baseline" ? "since baseline" : trendWindowName(window);
  const value = achieves ? reachesHow(window, data.trends) : "does not";
  return [{ name: `${name}:`, value, y: last.value, x: middleOf(data)(last) }];
}

/** A line that runs below zero is drawn at zero: its name says so. */
function reachesHow(window: TrendLine["window"], trends: TrendsFinding): string {
  const projections = trends.finding === "not-judged" ? [] : trends.evidence.projections;
  return projections.some((p) => p.window === window && p.belowZero) ? "reaches, below zero" : "reaches";
}

/** Mean a period of the forecast total of the target period. */
function forecastMean(forecast: TrendsFinding): number | undefined {
  if (forecast.finding === "not-judged") return undefined;
  const { projections, target } = forecast.evidence;
  return projections[0] && projections[0].total / target.periods;
}

function fanReadings(data: FanChartData, { known, later }: History) {
  const seen = [...known, ...later].map(({ month, x, value }) => ({ month, x, value }));
  const months = new Set(seen.map(({ month }) => month));
  const ahead = data.outlook.fan
    .filter(({ month }) => !months.has(month))
    .map(({ month }) => ({ month, x: middleOf(data)({ month }), value: null }));
  return [...seen, ...ahead].map(({ month, x, value }) => ({
    key: month,
    x,
    y: value,
    text: readingText(month, value, data)
  }));
}

function readingText(month: Month, value: number | null, { outlook, series }: FanChartData): string {
  const point = outlook.fan.find((p) => p.month === month);
  const wide = point?.bands.at(-1);
  const parts = [
    ...(value === null ? [] : [formatNumber(value)]),
    ...(point && wide
      ? [`forecast ${formatMean(point.mean)} (${formatMean(wide.lower)} to ${formatMean(wide.upper)})`]
      : [])
  ];
  return `${pointName(month, series.monthsPerPeriod)}: ${parts.join(", ") || "no figure"}`;
}
