import { concerns, recordingChanges } from "../plan/annotation.js";
import { withOwnTarget } from "../plan/own-target.js";
import { inPlaces, placeWords } from "../plan/place-words.js";
import type { Measure, OffencesMeasure, Plan, Polarity } from "../plan/plan.js";
import type { PlanData, Series, SurveyWave } from "../plan/plan-data.js";
import { type Reading, readingsBeside, SINGLE_READINGS, singleReading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { isWithheld, type Withheld } from "../plan/withheld.js";
import { changeModel } from "./models/change-model.js";
import { type ForecastModel, forecastModel, type TrendGroup } from "./models/forecast-model.js";
import { planLifeOf } from "./plan-life/plan-life.js";
import { changeSinceBaseline } from "./r1-change.js";
import { forecast } from "./r2-forecast.js";
import { trendProjections } from "./r2-trends.js";
import { offencesColour } from "./r3-offences.js";
import { groupOf, groupPosition } from "./r4-position.js";
import { spcModel, spcVariance } from "./r5-spc.js";
import { surveyChange } from "./r6-surveys.js";
import { continuousImprovement } from "./r8-continuous-improvement.js";
import { figuresWithoutSeries } from "./r9-figures.js";
import type {
  ChangeFinding,
  MeasureRating,
  NotRated,
  NotRatedReason,
  PlanLife,
  RatingResult,
  RuleId,
  TrendsFinding
} from "./rating.js";
import { type PositionContext, remembered } from "./rating-memo.js";
import { RULE_IDS, RULES, TRENDS_STEPS } from "./rules.js";
import type { RatingStep } from "./steps.js";
import { trendsOfOther } from "./target-of-place.js";
import { baselineWindow } from "./windows/compared-windows.js";
import { oddMonthsRead } from "./windows/odd-months-read.js";
import { crossesRecording } from "./windows/recorded-alike.js";
import {
  basesIn,
  firstIndexFrom,
  isFound,
  isMissing,
  lastIndexAt,
  latestWindow,
  monthAt,
  periodsOf
} from "./windows/series-window.js";
import { baselineWave, latestWave } from "./windows/survey-wave.js";

/** What rating reads: the plan (whose own figures belong to its own force), the data, and the choice made. */
export interface RatingContext extends PositionContext {
  plan: Plan;
}

type Findings = Pick<
  MeasureRating,
  "baseline" | "latest" | "bases" | "odd" | "findings" | "ratings" | "sinceRecording"
>;

/** The same refusal in the readings of one look. */
function notRated(rule: RuleId, reason: NotRatedReason, evidence: NotRated["evidence"] = {}): RatingResult[] {
  return SINGLE_READINGS.map((reading) => ({ rule, reading, rating: "not-rated", reason, evidence }));
}

/** The home force's own series of a measure, with the months from which it is recorded in another way. */
export function ownSeries(measure: Measure, { data, force }: PositionContext): Series | undefined {
  if (measure.kind !== "offences") return undefined;
  const series = data.series[measure.series]?.[force];
  return series && withRecordingChanges(measure, series, data);
}

/** A series of a measure with the months from which the plan's record says that it is recorded in another way. */
export function withRecordingChanges(
  measure: Measure,
  series: Series,
  { annotations }: Pick<PlanData, "annotations">
): Series {
  const recordedAnew = recordingChanges(annotations.filter((annotation) => concerns(annotation, measure)));
  return recordedAnew.length > 0 ? { ...series, recordedAnew } : series;
}

/** The home force's own waves of a measure, oldest first. */
export function ownWaves(measure: Measure, { data, force }: PositionContext): SurveyWave[] | undefined {
  const survey = measure.kind === "survey" || measure.kind === "outcome" ? measure.survey : undefined;
  return survey === undefined ? undefined : data.surveys[survey]?.[force];
}

/** R2's forecast of a measure; its trend is that of the comparison group in the measure's series, else in its proxy. */
export function outlookModel(
  measure: OffencesMeasure,
  series: Series,
  context: PositionContext
): ForecastModel | undefined {
  return remembered("outlook", measure.id, context, () => modelOf(measure, series, context));
}

/** The series whose trend a measure's forecast may take, of all forces compared. */
export function trendGroups(measure: OffencesMeasure, context: PositionContext): TrendGroup[] {
  const { data, force } = context;
  const forces = [force, ...(groupOf(context)?.peers ?? [])];
  const seriesOf = (id: string) =>
    forces.map((member) => data.series[id]?.[member]).filter((s) => s !== undefined);
  const own: TrendGroup = { series: seriesOf(measure.series) };
  const { proxy } = measure;
  return proxy ? [own, { series: seriesOf(proxy.series), proxy: proxy.name }] : [own];
}

function modelOf(
  measure: OffencesMeasure,
  series: Series,
  context: PositionContext
): ForecastModel | undefined {
  const { period, plan = {}, scaling, settings } = context;
  const model = forecastModel(series, trendGroups(measure, context), period, settings);
  if (!model) return undefined;
  return { ...model, method: inPlaces(model.method, placeWords(plan)), ...(scaling && { scaling }) };
}

/** The earliest period that a rule reads: of the baseline, or of the months that teach the season. */
function firstIndexRead(series: Series, { period, settings }: RatingContext): number {
  const learnt = lastIndexAt(series, period) - periodsOf(series, settings.season.window) + 1;
  return Math.max(0, Math.min(learnt, firstIndexFrom(series, settings.baseline.start)));
}

/** What R1, R2 and R3 say of a series, in every reading that is worked out. */
export interface OffencesVerdict {
  changes: ChangeFinding[];
  trends: TrendsFinding[];
  colours: RatingResult[];
}

/** R1 to R3 alone: the change since the baseline, whether it is projected to reach the target, and the colour of the two. */
export function offencesVerdict(
  measure: OffencesMeasure,
  series: Series,
  context: PositionContext
): OffencesVerdict {
  const { period, settings } = context;
  const { better } = measure;
  const step = <T>(name: RatingStep, compute: () => T): T => remembered(name, measure.id, context, compute);
  const model = step("season", () => changeModel(series, period, settings));
  const outlook = outlookModel(measure, series, context);
  const verdicts = readingsBeside(settings.reading).map((reading) => {
    const change = step(`change-${reading}`, () =>
      changeSinceBaseline(
        series,
        better,
        period,
        settings,
        reading,
        model,
        overPlan("R1", reading, series, context)
      )
    );
    const trends = step(
      TRENDS_STEPS[reading],
      () =>
        trendsOfOther(context, reading) ??
        (reading === "as-written"
          ? trendProjections(series, better, period, settings, change)
          : forecast(series, better, period, settings, change, outlook))
    );
    const colour = step(`offences-${reading}`, () => offencesColour(change, trends, settings));
    return { change, trends, colour };
  });
  return {
    changes: verdicts.map(({ change }) => change),
    trends: verdicts.map(({ trends }) => trends),
    colours: verdicts.map(({ colour }) => colour)
  };
}

/** How a rule's critical value is made for the looks of the plan, where the reading asks for it. */
export const overPlan = (
  rule: "R1" | "R5",
  reading: Reading,
  series: Series,
  { period, settings }: PositionContext
): PlanLife | undefined => (reading === "plan-life" ? planLifeOf(rule, series, period, settings) : undefined);

/** What the rules say of a measure's own series, whatever other places have: findings, and the colours of R3, R5 and R8. */
function ownColours(measure: OffencesMeasure, series: Series, context: PositionContext) {
  const { period, settings } = context;
  const step = <T>(name: RatingStep, compute: () => T): T => remembered(name, measure.id, context, compute);
  const { changes, trends, colours } = offencesVerdict(measure, series, context);
  // Known before the reading that it belongs to, so that another z needs no other model.
  const model = step("spc-model", () => spcModel(series, period, settings));
  const spc = readingsBeside(settings.reading).map((reading) =>
    step(`spc-${reading}`, () =>
      spcVariance(
        series,
        measure.better,
        period,
        settings,
        reading,
        model,
        overPlan("R5", reading, series, context)
      )
    )
  );
  return { findings: [...changes, ...trends], r3: colours, r5: spc, r8: changes.map(continuousImprovement) };
}

/** The colours that cross a change of recording, judged by the months since the last one alone. */
function sinceRecording(
  measure: OffencesMeasure,
  series: Series,
  context: PositionContext,
  ratings: readonly RatingResult[]
): Pick<MeasureRating, "sinceRecording"> {
  const crossing = ratings.filter(crossesRecording);
  if (crossing.length === 0) return {};
  const settings = { ...context.settings, recording: "restart" } as const;
  const { r3, r5, r8 } = ownColours(measure, series, { ...context, settings });
  const since = [...r3, ...r5, ...r8].filter(({ rule, reading }) =>
    crossing.some((colour) => colour.rule === rule && colour.reading === reading)
  );
  return { sinceRecording: since.map(({ rule, reading, rating }) => ({ rule, reading, rating })) };
}

function rateOffences(measure: OffencesMeasure, context: RatingContext): Findings {
  const { period, settings } = context;
  const series = ownSeries(measure, context);
  const position = groupPosition(measure, measure.better, context);
  if (!series) {
    const ratings = [
      ...notRated("R3", "no-data"),
      ...position,
      ...notRated("R5", "no-data"),
      ...notRated("R8", "no-data")
    ];
    return { baseline: null, latest: null, bases: [], findings: [], ratings };
  }
  const step = <T>(name: RatingStep, compute: () => T): T => remembered(name, measure.id, context, compute);
  const { findings, r3, r5, r8 } = ownColours(measure, series, context);
  const baseline = baselineWindow(series, settings);
  const latest = latestWindow(series, period, settings.latest.months);
  const read = { from: monthAt(series, firstIndexRead(series, context)), to: period };
  const odd = step("odd-months", () => oddMonthsRead(series, period)).filter(
    ({ month }) => month >= read.from
  );
  return {
    baseline: isMissing(baseline) ? null : baseline.total,
    latest: isMissing(latest) ? null : latest.total,
    bases: basesIn(series, read),
    ...(odd.length > 0 && { odd }),
    findings,
    ratings: [...r3, ...position, ...r5, ...r8],
    ...sinceRecording(measure, series, context, [...r3, ...r5, ...r8])
  };
}

/** A survey, or an outcome that has been declared as a percentage. */
function ratePercentage(
  measure: Measure,
  better: Polarity,
  position: boolean,
  context: RatingContext
): Findings {
  const { period, settings } = context;
  const waves = ownWaves(measure, context) ?? [];
  const latest = latestWave(waves, period, settings);
  const baseline = baselineWave(waves, settings);
  const step = (name: RatingStep, readings: readonly Reading[]) =>
    remembered(name, measure.id, context, () =>
      readings.map((reading) => surveyChange(waves, better, period, settings, reading))
    );
  const changes = [
    ...step("survey-change", SINGLE_READINGS),
    ...(settings.reading === "plan-life" ? step("survey-plan-life", ["plan-life"]) : [])
  ];
  const used = [baseline, latest].filter(isFound);
  return {
    baseline: isMissing(baseline) ? null : baseline.percent,
    latest: isMissing(latest) ? null : latest.percent,
    bases: [...new Set(used.map((w) => w.basis))],
    findings: [],
    ratings: [
      ...changes,
      ...(position ? groupPosition(measure, better, context) : []),
      ...changes.map(continuousImprovement)
    ]
  };
}

const withoutSeries = (ratings: RatingResult[]): Findings => ({
  baseline: null,
  latest: null,
  bases: [],
  findings: [],
  ratings
});

/** Figures written into the plan are those of its own force and period: they say nothing of another. */
function rateFigures(measure: Measure, { plan, force, period }: RatingContext): Findings {
  if (force !== plan.force) return withoutSeries(notRated("R9", "other-force", { detail: plan.force }));
  if (period !== plan.periodEnd) {
    return withoutSeries(notRated("R9", "other-period", { detail: plan.periodEnd }));
  }
  const figures = measure.kind === "figure" ? { baseline: measure.baseline, latest: measure.latest } : {};
  return { ...withoutSeries(figuresWithoutSeries(measure)), ...figures };
}

function findingsOf(measure: Measure, context: RatingContext): Findings {
  if (isWithheld(measure)) return withoutSeries(withheldRatings(measure));
  switch (measure.kind) {
    case "offences":
      return rateOffences(measure, context);
    case "survey":
      return ratePercentage(measure, measure.better, measure.position, context);
    case "outcome":
      return measure.survey === undefined
        ? withoutSeries(notRated("R7", "awaiting-definition", { detail: measure.awaiting ?? "" }))
        : ratePercentage(measure, measure.better, measure.position ?? false, context);
    default:
      return rateFigures(measure, context);
  }
}

/** Every rule that would give a measure a colour, were its figures not withheld. */
function withheldRatings(measure: Withheld): RatingResult[] {
  const colouring = RULE_IDS.filter((rule): rule is RuleId => rule !== "R1" && rule !== "R2");
  return colouring
    .filter((rule) => RULES[rule].appliesTo(measure))
    .flatMap((rule) => notRated(rule, "withheld", { detail: measure.withheld }));
}

/** Every rule that applies to a measure, in every reading that is worked out, for one force, period end and settings. */
export function rateMeasure(measure: Measure, priority: string, context: RatingContext): MeasureRating {
  const settings = withOwnTarget(measure, context.settings);
  return {
    id: measure.id,
    priority,
    kind: measure.kind,
    name: measure.name,
    better: measure.better ?? null,
    ...inEveryReading(findingsOf(measure, { ...context, settings }), settings)
  };
}

/** What a rule has no reading of its own for over a plan's life, it judges there as it does a single look. */
function inEveryReading(found: Findings, { reading }: Pick<Settings, "reading">): Findings {
  const single = singleReading(reading);
  if (single === reading) return found;
  const own = new Set(found.ratings.filter((r) => r.reading === reading).map(({ rule }) => rule));
  const ratings = found.ratings.flatMap((r) =>
    r.reading === single && !own.has(r.rule) ? [r, { ...r, reading }] : [r]
  );
  return { ...found, ratings };
}
