import { withDocument } from "../charts/frame/chart-options.js";
import { missingChart } from "../charts/frame/missing-chart.js";
import type { OffencesSubject } from "../charts/frame/offences-subject.js";
import { funnelChart } from "../charts/funnel/funnel-chart.js";
import { msgChart } from "../charts/position/msg-chart.js";
import { changeChart } from "../charts/spc/change-chart.js";
import { spcChart } from "../charts/spc/spc-chart.js";
import { surveyChart } from "../charts/spc/survey-chart.js";
import { xmrChart } from "../charts/spc/xmr-chart.js";
import { fanChart } from "../charts/trends/fan-chart.js";
import type { Rated } from "../components/measure/rated.js";
import { pictureFooter, pictureSource } from "../kit/picture-footer.js";
import { addMonths, type Month } from "../plan/month.js";
import { placeWords } from "../plan/place-words.js";
import { READINGS, type Reading, singleReading } from "../plan/readings.js";
import { isTarget } from "../plan/target.js";
import { seasonFound } from "../rules/models/season-factors.js";
import { resultOf } from "../rules/published-ratings.js";
import type { Finding, NotRatedReason, RatingResult, RuleId, TrendsFinding } from "../rules/rating.js";
import { comparedBy, SURVEY_STEPS } from "../rules/rules.js";
import { type StepName, xmrSteps } from "../rules/steps.js";
import { basesIn, isMissing } from "../rules/windows/series-window.js";
import { type FunnelView, funnelView } from "../views/funnel-view.js";
import { xmrView } from "../views/xmr-view.js";
import { explainFinding } from "../words/explanation.js";
import { chartSubject } from "../words/measure-title.js";
import { measureIn, readingIn, yesOrNoIn } from "./expected.js";
import { figure } from "./figure.js";
import { inReading } from "./in-reading.js";

/** How the chart of a rated measure is drawn. */
export interface RatedChoice {
  /** Whose lines are drawn: that of the settings unless given. */
  reading?: Reading;
}

/** R5 as a control chart: the recent months, those before them, and the lines for the recent mean. */
export function spc(now: Rated, options: RatedChoice = {}): HTMLElement {
  const reading = readingIn("spc", options.reading ?? now.reading, READINGS);
  const series = seriesSubject(now);
  if (!series) return noChart(now, "spc", NO_SERIES);
  const trends = findingIn(now, "R2", "as-written");
  const { better = "lower" } = now.dossier.measure;
  const steps: StepName[] = [`spc-${reading}`, "months-shown", ...targetSteps(trends)];
  return inReading(now, reading, (found) => {
    const data = { ...series, result: resultIn(found, "R5", reading), better, trends };
    return drawn(found, "spc", steps, (width) => spcChart(data, { width }), reading);
  });
}

/** A target in numbers is drawn. */
function targetSteps(trends: TrendsFinding): StepName[] {
  return trends.finding !== "not-judged" && isTarget(trends.evidence.achievement) ? ["target-drawn"] : [];
}

/** R1: the latest period against the baseline, with the lines for its mean. */
export function change(now: Rated, options: RatedChoice = {}): HTMLElement {
  const reading = readingIn("change", options.reading ?? now.reading, READINGS);
  const series = seriesSubject(now);
  if (!series) return noChart(now, "change", NO_SERIES);
  const steps: StepName[] = [`change-${reading}`, "months-shown"];
  return inReading(now, reading, (found) => {
    const data = { ...series, finding: findingIn(found, "R1", reading) };
    return drawn(found, "change", steps, (width) => changeChart(data, { width }), reading);
  });
}

/** R2 as a fan: the straight lines, the forecast with its bands, and the target. */
export function fan(now: Rated): HTMLElement {
  const series = seriesSubject(now);
  if (!series) return noChart(now, "trends", NO_SERIES);
  const trends = findingIn(now, "R2", "as-written");
  const forecast = findingIn(now, "R2", "calibrated");
  const { outlook, measure } = now.dossier;
  const steps: StepName[] = [
    targetSteps(trends).length > 0 ? "projections-to-target" : "projections-drawn",
    "months-shown"
  ];
  if (!outlook) return noChart(now, "trends", explainFinding(trends, measure, now.forceNames), steps);
  const data = { ...series, better: measure.better ?? "lower", outlook, trends, forecast };
  return drawn(now, "trends", steps, (width) => fanChart(data, { width }));
}

/** How an XmR chart is drawn. */
export interface XmrPictureChoice {
  /** Is the season taken out? Yes unless it is false, where the series has months enough. */
  season?: boolean | undefined;
}

/** Each month against lines from the month-to-month movement of the same series: for exploring, no colour comes from it. */
export function xmr(now: Rated, { season = true }: XmrPictureChoice = {}): HTMLElement {
  const isRemoved = yesOrNoIn("xmr", "season", season);
  const data = seriesSubject(now);
  if (!data) return noChart(now, "xmr", NO_SERIES);
  const { series, span, periodEnd, settings } = data;
  const from = span.from > series.start ? span.from : series.start;
  const removed = isRemoved ? seasonFound(series, periodEnd, settings) : undefined;
  const view = xmrView(series, { from, to: span.to, periodEnd, starts: [], z: settings.z, season: removed });
  return drawn(now, "xmr", xmrSteps(isRemoved), (width) =>
    xmrChart({ ...data, span: { ...span, from }, view }, { width })
  );
}

/** R4: every force of the group, best first, with its interval and the lines around the group's mean. */
export function msg(now: Rated, options: RatedChoice = {}): HTMLElement {
  const reading = readingIn("msg", options.reading ?? now.reading, READINGS);
  const { forceNames, settings, force, dossier, plan } = now;
  const steps: StepName[] = [`compared-${comparedBy(dossier.measure)}`, `lines-${singleReading(reading)}`];
  return inReading(now, reading, (found) => {
    const data = {
      measure: chartSubject(dossier),
      place: force.name,
      places: placeWords(plan),
      forceNames,
      settings,
      result: resultIn(found, "R4", reading)
    };
    return drawn(found, "group", steps, (width) => msgChart(data, { width }), reading);
  });
}

/** R4 over all forces: rate against size, with limits that widen where few people live. */
export function funnel(now: Rated): HTMLElement {
  const { dossier, force, forceNames, group, plan } = measureIn("funnel", now);
  const places = placeWords(plan);
  const { funnel: figures } = dossier;
  if (!figures) return noChart(now, "funnel", `The plan compares this measure with no other ${places.one}.`);
  let view: FunnelView | undefined;
  const data = {
    measure: chartSubject(dossier),
    place: force.name,
    places,
    figures,
    peers: group?.peers ?? [],
    forceNames
  };
  return drawn(now, "funnel", [`compared-${comparedBy(dossier.measure)}`], (width) => {
    // The numbers are worked out once, when the chart is first drawn.
    view ??= isMissing(figures) ? undefined : funnelView(figures);
    return funnelChart({ ...data, view }, { width });
  });
}

/** R6: the waves of a survey with their intervals, and the baseline. */
export function survey(now: Rated): HTMLElement {
  const { dossier, force, plan, settings } = measureIn("survey", now);
  const { waves } = dossier;
  const result =
    resultOf(dossier.rating, "R6", settings.reading) ?? resultOf(dossier.rating, "R7", settings.reading);
  if (!waves || !result) return noChart(now, "survey", "There are no survey waves of this measure.");
  const data = {
    measure: chartSubject(dossier),
    place: force.name,
    waves,
    periodEnd: plan.periodEnd,
    result,
    confidence: "detectable" in result.evidence ? result.evidence.confidence : settings.survey.confidence
  };
  return drawn(now, "survey", [SURVEY_STEPS[settings.reading]], (width) => surveyChart(data, { width }));
}

/** A chart as a figure; `steps` are those whose results it draws: the foot of its picture says which settings they read. */
function drawn(
  now: Rated,
  chart: string,
  steps: readonly StepName[],
  draw: (width: number) => HTMLElement,
  reading?: Reading
): HTMLElement {
  const footer = () => pictureFooter(pictureSource(now), steps, reading);
  return figure(`${now.id}-${chart}`, draw, footer, now.said);
}

const NO_SERIES = "There are no counts of this measure by month or quarter.";

/** In place of a chart that cannot be drawn: why. */
function noChart(now: Rated, chart: string, why: string, steps: readonly StepName[] = []): HTMLElement {
  return drawn(now, chart, steps, (width) =>
    missingChart(why, `${chartSubject(now.dossier)}, ${now.force.name}`, withDocument({ width }))
  );
}

function resultIn({ dossier }: Rated, rule: RuleId, reading: Reading): RatingResult {
  const missing = { rule, reading, rating: "not-rated", reason: NO_RULE, evidence: {} } as const;
  return resultOf(dossier.rating, rule, reading) ?? (missing as RatingResult);
}

/** A rule that does not concern the measure has nothing to read. */
const NO_RULE: NotRatedReason = "no-series";

function findingIn<R extends Finding["rule"]>({ dossier }: Rated, rule: R, reading: Reading) {
  const found = dossier.rating.findings.find((f) => f.rule === rule && f.reading === reading);
  const missing = { rule, reading, finding: "not-judged", reason: NO_RULE, evidence: {} };
  return (found ?? missing) as Extract<Finding, { rule: R }>;
}

/** Months before the period end, and after it, that the charts of a series show together. */
const MONTHS_BEFORE = 36;
const MONTHS_AFTER = 6;

/** What the charts of a series have in common: from the baseline, or three years before the period end, to half a year after it; null without counts. */
export function seriesSubject(now: Rated): OffencesSubject | null {
  const { dossier, force, period, settings } = now;
  const { series, annotations } = dossier;
  if (!series) return null;
  const last = addMonths(series.start, series.counts.length * series.monthsPerPeriod - 1);
  const [from] = [settings.baseline.start, addMonths(period, 1 - MONTHS_BEFORE)].sort() as [Month];
  const [end] = [last, addMonths(period, MONTHS_AFTER)].sort() as [Month];
  return {
    measure: chartSubject(dossier),
    place: force.name,
    series,
    periodEnd: period,
    span: { from, to: [end, period].sort()[1]! },
    annotations,
    bases: basesIn(series, { from, to: period }),
    settings
  };
}
