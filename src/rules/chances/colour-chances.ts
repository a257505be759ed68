import { withOwnTarget } from "../../plan/own-target.js";
import type { Measure, OffencesMeasure } from "../../plan/plan.js";
import type { Series } from "../../plan/plan-data.js";
import { type Reading, settingAt } from "../../plan/settings.js";
import { spcModel } from "../r5-spc.js";
import { ownSeries, type RatingContext, trendModel } from "../rate-measure.js";
import type {
  ChangeEvidence,
  ChangeFinding,
  MeasureRating,
  RatingResult,
  RuleId,
  TrendsFinding
} from "../rating.js";
import { remembered } from "../rating-memo.js";
import { RULES } from "../rules.js";
import { settingsOf } from "../steps.js";
import { changeStrengths, pairedStrengths } from "./change-strengths.js";
import { type DrawnSeries, drawnSeries } from "./drawn-series.js";
import { type FalseStrengths, falseShare } from "./false-strengths.js";
import { keepLatest } from "./keep-latest.js";
import { offencesStrengths } from "./offences-strengths.js";
import { positionChance } from "./position-chance.js";
import { contrastStrengths, spcStrengths } from "./spc-strengths.js";
import { surveyChance } from "./survey-chance.js";
import { unchangedHistory } from "./unchanged-history.js";

/** A rated measure: what a chance is asked of. */
export interface RatedMeasure {
  measure: Measure;
  rating: MeasureRating;
  context: RatingContext;
}

/** How likely a colour is to be false. */
export interface ColourChance {
  rule: RuleId;
  reading: Reading;
  /** From 0 to 1; null where it is not known. */
  chance: number | null;
}

/** The chances of every colour of a measure. */
export function colourChances(rated: RatedMeasure): ColourChance[] {
  return rated.rating.ratings
    .filter(({ rating }) => rating !== "not-rated")
    .map((result) => ({ rule: result.rule, reading: result.reading, chance: colourChance(result, rated) }));
}

/**
 * Chance, 0 to 1, that a colour of this rule is false if nothing has changed: of offences by histories drawn from the
 * series' own fit and judged as it was; of surveys by their own bases; of a comparison by the number of forces. Null where
 * it cannot be known: nothing is rated, the series has no fit, or the rule is R3's calibrated reading, whose forecasts are
 * too long in the making.
 */
export function colourChance(
  result: RatingResult,
  { measure, rating, context }: RatedMeasure
): number | null {
  if (result.rating === "not-rated") return null;
  const { z } = context.settings;
  if (result.rule === "R4") return positionChance(result.reading, result.evidence.values.length, z);
  const { evidence } = result;
  if ("detectable" in evidence) {
    const { baseline, latest, confidence } = evidence;
    const key = JSON.stringify([baseline, latest, confidence]);
    return keepLatest(context.data, `survey ${measure.id}`, key, () => surveyChance(evidence));
  }
  const series = ownSeries(measure, context);
  if (measure.kind !== "offences" || !series) return null;
  const own = { ...context, settings: withOwnTarget(measure, context.settings) };
  const strengths = strengthsOf(result, { measure, series, rating, context: own });
  return strengths ? falseShare(strengths, z) : null;
}

interface Judged {
  measure: OffencesMeasure;
  series: Series;
  rating: MeasureRating;
  context: RatingContext;
}

function strengthsOf(result: RatingResult, judged: Judged): FalseStrengths | undefined {
  if (result.rule === "R3" && result.reading === "calibrated") return undefined;
  const { measure, context } = judged;
  const { data, settings, force, period } = context;
  const step = RULES[result.rule].step!(measure, result.reading);
  // Where the lines are drawn says which of the histories are false, not how far off they are.
  const read = settingsOf([step]).filter((path) => path !== "z");
  const key = JSON.stringify([force, period, read.map((path) => settingAt(settings, path))]);
  return keepLatest(data, `${result.rule} ${result.reading} ${measure.id}`, key, () => {
    const drawn = drawnFor(judged);
    return drawn && judgedBy(result, drawn, judged);
  });
}

const isChange = (f: MeasureRating["findings"][number]): f is ChangeFinding => f.rule === "R1";
const isTrends = (f: MeasureRating["findings"][number]): f is TrendsFinding => f.rule === "R2";

function judgedBy(
  result: RatingResult,
  drawn: DrawnSeries,
  { measure, series, rating, context }: Judged
): FalseStrengths | undefined {
  const { settings, period } = context;
  const isCalibrated = result.reading === "calibrated";
  if (result.rule === "R3") {
    const change = rating.findings.filter(isChange)[0]!;
    const trends = rating.findings.filter(isTrends)[0]!;
    if (change.finding === "not-judged" || trends.finding === "not-judged") return undefined;
    return offencesStrengths(drawn, change.evidence, trends.evidence, measure.better, settings);
  }
  if (result.rule === "R5" && result.rating !== "not-rated") {
    if (!isCalibrated) return spcStrengths(drawn, result.evidence as never);
    const model = remembered("spc-model", measure.id, context, () => spcModel(series, period, settings));
    return model && contrastStrengths(drawn, model);
  }
  if (!isCalibrated) return changeStrengths(drawn, result.evidence as ChangeEvidence);
  const model = remembered("season", measure.id, context, () => trendModel(series, context));
  return pairedStrengths(drawn, result.evidence as ChangeEvidence, model);
}

/** The histories of a measure, drawn once for all its rules and whatever thresholds they have. */
function drawnFor({ measure, series, context }: Judged): DrawnSeries | undefined {
  const { data, force, period, settings } = context;
  const season = settingsOf(["season"]).map((path) => settingAt(settings, path));
  return keepLatest(data, `histories ${measure.id}`, JSON.stringify([force, period, season]), () => {
    const history = unchangedHistory(series, period, settings);
    return history && drawnSeries(series, period, history);
  });
}
