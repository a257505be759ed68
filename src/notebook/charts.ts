import { withDocument } from "../charts/frame/chart-options.js";
import { missingChart } from "../charts/frame/missing-chart.js";
import type { OffencesSubject } from "../charts/frame/offences-subject.js";
import { funnelChart } from "../charts/funnel/funnel-chart.js";
import { msgChart } from "../charts/position/msg-chart.js";
import { sparkline as sparklinePicture } from "../charts/simple/sparkline.js";
import { changeChart } from "../charts/spc/change-chart.js";
import { spcChart } from "../charts/spc/spc-chart.js";
import { surveyChart } from "../charts/spc/survey-chart.js";
import { xmrChart } from "../charts/spc/xmr-chart.js";
import { fanChart } from "../charts/trends/fan-chart.js";
import type { Rated } from "../components/measure/rated.js";
import { chartSubject } from "../kit/measure-title.js";
import { pictureFooter, pictureSource } from "../kit/picture-footer.js";
import { addMonths, type Month } from "../plan/month.js";
import { placeWords } from "../plan/place-words.js";
import { defaultSettings, type Reading } from "../plan/settings.js";
import { isTarget } from "../plan/target.js";
import { seasonFound } from "../rules/models/season-factors.js";
import { resultOf } from "../rules/published-ratings.js";
import type { Finding, NotRatedReason, RatingResult, RuleId, TrendsFinding } from "../rules/rating.js";
import { comparedBy } from "../rules/rules.js";
import { type StepName, xmrSteps } from "../rules/steps.js";
import { basesIn, isMissing } from "../rules/windows/series-window.js";
import { type FunnelView, funnelView } from "../views/funnel-view.js";
import { sparklineOf } from "../views/sparkline-of.js";
import { xmrView } from "../views/xmr-view.js";
import { explainFinding } from "../words/explanation.js";
import { has, measureIn, onlyOptions, readingIn, wrong, yesOrNoIn } from "./expected.js";
import { figure } from "./figure.js";
import { type GroupOptions, type GroupRow, positionOfRows } from "./group-rows.js";
import { type OwnOptions, type OwnRow, ratedRows } from "./own-rows.js";
import { settingsWith } from "./settings-with.js";

/** A measure as `rated` gives it, or an author's own rows: a month (YYYY-MM) and a count each. */
export type Subject = Rated | readonly OwnRow[];

/** How a chart is drawn; for own rows also what they are and how they are judged. */
export interface ChartChoice extends OwnOptions {
  /** Whose lines are drawn: that of the settings unless given. */
  reading?: Reading;
}

/** The measure behind a chart `name`. Throws an error in words for what is none, and for options that would change nothing. */
function ratedOf(
  name: string,
  subject: Subject,
  options: OwnOptions,
  known: readonly string[] = ["reading"]
): Rated {
  if (Array.isArray(subject)) return ratedRows(subject, options);
  if (!has(subject, "dossier"))
    throw wrong(name, "a measure as rated() gives it, or a list of rows of {month, count}", subject);
  onlyOptions(name, options, known, RATED_ALREADY);
  return subject as Rated;
}

const RATED_ALREADY =
  ' The measure is rated already: change thresholds where it is, such as rated(id, {...choice, "spc.recent": 3}).';

/** R5 as a control chart: the recent months, those before them, and the lines for the recent mean. */
export function spc(subject: Subject, options: ChartChoice = {}): HTMLElement {
  const now = ratedOf("spc", subject, options);
  const reading = readingIn("spc", options.reading ?? now.reading);
  const series = seriesSubject(now);
  if (!series) return noChart(now, "spc", NO_SERIES);
  const trends = findingIn(now, "R2", "as-written");
  const { better = "lower" } = now.dossier.measure;
  const data = { ...series, result: resultIn(now, "R5", reading), better, trends };
  const steps: StepName[] = [`spc-${reading}`, "months-shown", ...targetSteps(trends)];
  return drawn(now, "spc", steps, (width) => spcChart(data, { width }), reading);
}

/** A target in numbers is drawn. */
function targetSteps(trends: TrendsFinding): StepName[] {
  return trends.finding !== "not-judged" && isTarget(trends.evidence.achievement) ? ["target-drawn"] : [];
}

/** R1: the latest period against the baseline, with the lines for its mean. */
export function change(subject: Subject, options: ChartChoice = {}): HTMLElement {
  const now = ratedOf("change", subject, options);
  const reading = readingIn("change", options.reading ?? now.reading);
  const series = seriesSubject(now);
  if (!series) return noChart(now, "change", NO_SERIES);
  const data = { ...series, finding: findingIn(now, "R1", reading) };
  const steps: StepName[] = [`change-${reading}`, "months-shown"];
  return drawn(now, "change", steps, (width) => changeChart(data, { width }), reading);
}

/** R2 as a fan: the straight lines, the forecast with its bands, and the target. */
export function fan(subject: Subject, options: ChartChoice = {}): HTMLElement {
  const now = ratedOf("fan", subject, options);
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

/**
 * Each month against lines at 3 standard deviations and at z of them, from the month-to-month movement of the first 24 months:
 * for exploring, no colour comes from it. The season is taken out where the series has months enough, unless `season` is false.
 */
export function xmr(
  subject: Subject,
  { season = true, ...options }: ChartChoice & { season?: boolean } = {}
): HTMLElement {
  const now = ratedOf("xmr", subject, options, ["reading", "season"]);
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

/**
 * R4: every force of the group, best first, with its interval and the lines around the group's mean. Own rows are a place
 * with count and population, or percent and base, each; options then say from when to when, and whose place is compared.
 */
export function msg(now: Rated, options?: Pick<ChartChoice, "reading">): HTMLElement;
export function msg(rows: readonly GroupRow[], options: GroupOptions): HTMLElement;
export function msg(
  subject: Rated | readonly GroupRow[],
  options: Pick<ChartChoice, "reading"> | GroupOptions = {}
): HTMLElement {
  if (Array.isArray(subject)) return ownGroup(subject, options as GroupOptions);
  const now = ratedOf("msg", subject as Rated, { ...options });
  const reading = readingIn("msg", options.reading ?? now.reading);
  const { forceNames, settings, force, dossier, plan } = now;
  const data = {
    measure: chartSubject(dossier),
    place: force.name,
    places: placeWords(plan),
    forceNames,
    settings,
    result: resultIn(now, "R4", reading)
  };
  const steps: StepName[] = [`position-${comparedBy(dossier.measure)}`];
  return drawn(now, "group", steps, (width) => msgChart(data, { width }), reading);
}

/** Whatever an author compares: nothing says that it is a force. */
const OWN_PLACES = placeWords({ places: { one: "place", many: "places" } });

function ownGroup(rows: readonly GroupRow[], options: GroupOptions): HTMLElement {
  const { title = "Own rows", home = rows[0]?.place ?? "", z } = options;
  const reading = readingIn("msg", options.reading ?? "as-written");
  const result = positionOfRows(rows, options).find((one) => one.reading === reading)!;
  const settings = settingsWith(defaultSettings(), z === undefined ? {} : { z });
  const data = { measure: title, place: home, places: OWN_PLACES, forceNames: {}, settings, result };
  const source = { title: "Own rows, no part of the plan", force: home, periodEnd: options.to, settings };
  return figure(
    `${title}-group`,
    (width) => msgChart(data, { width }),
    () => pictureFooter(source, ["group-lines"], reading)
  );
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
    confidence: settings.survey.confidence
  };
  return drawn(now, "survey", ["survey-change"], (width) => surveyChart(data, { width }));
}

/** The last two years as a small line, the windows of R5 tinted, for a sentence or a table; nothing without counts. */
export function sparkline(
  subject: Subject,
  { width, height, ...options }: OwnOptions & { width?: number; height?: number } = {}
): SVGSVGElement | string {
  const now = ratedOf("sparkline", subject, options);
  const { series } = now.dossier;
  if (!series) return "";
  return sparklinePicture(sparklineOf(series, now.period), {
    name: now.title,
    windows: now.settings.spc,
    ...(width && { width }),
    ...(height && { height })
  });
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
