import { withOwnTarget } from "../../plan/own-target.js";
import type { OffencesMeasure } from "../../plan/plan.js";
import type { Series } from "../../plan/plan-data.js";
import { singleReading } from "../../plan/readings.js";
import { settingAt } from "../../plan/settings.js";
import { judgedFinding } from "../judged-finding.js";
import { changeModel } from "../models/change-model.js";
import { spcModel } from "../r5-spc.js";
import { ownSeries, type RatingContext } from "../rate-measure.js";
import type { RatedMeasure } from "../rated-measures.js";
import type { ChangeEvidence, RatingResult } from "../rating.js";
import { remembered } from "../rating-memo.js";
import { RULES } from "../rules.js";
import { settingsOf } from "../steps.js";
import { changeStrengths, pairedStrengths } from "./change-strengths.js";
import { type DrawnSeries, drawnSeries } from "./drawn-series.js";
import type { FalseStrengths } from "./false-strengths.js";
import { keepLatest } from "./keep-latest.js";
import { offencesStrengths } from "./offences-strengths.js";
import { contrastStrengths, spcStrengths } from "./spc-strengths.js";
import { unchangedHistory } from "./unchanged-history.js";
import { yearVariances } from "./year-variances.js";

/** What a chance is asked of. */
export interface RatedInContext extends RatedMeasure {
  context: RatingContext;
}

interface Judged extends RatedInContext {
  measure: OffencesMeasure;
  series: Series;
}

/**
 * How far off a rule finds the histories that are drawn from the fit of a measure's series. Undefined for what is not a rated
 * series of offences, where the series has no fit, and for R3 calibrated, whose forecasts are too long in the making.
 */
export function strengthsOf(
  result: RatingResult,
  { measure, rating, context }: RatedInContext
): FalseStrengths | undefined {
  const series = ownSeries(measure, context);
  if (measure.kind !== "offences" || !series || result.rating === "not-rated") return undefined;
  // Over a plan's life the test is the calibrated one, and only its critical value another.
  const reading = singleReading(result.reading);
  if (result.rule === "R3" && reading === "calibrated") return undefined;
  const { data, force, period } = context;
  const settings = withOwnTarget(measure, context.settings);
  const judged = { measure, series, rating, context: { ...context, settings } };
  // Where the lines are drawn says which of the histories are false, not how far off they are.
  const steps = ["unchanged-history", RULES[result.rule].step!(measure, reading)] as const;
  const read = settingsOf(steps).filter((path) => path !== "z");
  const key = [force, period, measure.series, measure.better, read.map((path) => settingAt(settings, path))];
  return keepLatest(data, `${result.rule} ${reading} ${measure.id}`, JSON.stringify(key), () => {
    const drawn = drawnFor(judged);
    return drawn && judgedBy(result, drawn, judged);
  });
}

function judgedBy(
  result: Exclude<RatingResult, { rating: "not-rated" }>,
  drawn: DrawnSeries,
  { measure, series, rating, context }: Judged
): FalseStrengths | undefined {
  const { settings, period } = context;
  const isCalibrated = singleReading(result.reading) === "calibrated";
  if (result.rule === "R3") {
    const change = judgedFinding(rating.findings, "R1", result.reading);
    const trends = judgedFinding(rating.findings, "R2", result.reading);
    if (!change || !trends) return undefined;
    return offencesStrengths(drawn, change.evidence, trends.evidence, measure.better, settings);
  }
  if (result.rule === "R5") {
    if (!isCalibrated) return spcStrengths(drawn, result.evidence);
    const model = remembered("spc-model", measure.id, context, () => spcModel(series, period, settings));
    return model && contrastStrengths(drawn, model);
  }
  // R8 takes its colour from R1.
  const evidence = result.evidence as ChangeEvidence;
  if (!isCalibrated) return changeStrengths(drawn, evidence);
  const model = remembered("season", measure.id, context, () => changeModel(series, period, settings));
  return pairedStrengths(drawn, evidence, {
    model,
    yearVariances: model?.baseline && yearVariances(drawn, model.baseline)
  });
}

/** The histories of a measure, drawn once for all its rules and whatever thresholds they have. */
function drawnFor({ measure, series, context }: Judged): DrawnSeries | undefined {
  const { data, force, period, settings } = context;
  const fitted = settingsOf(["unchanged-history"]).map((path) => settingAt(settings, path));
  const key = JSON.stringify([force, period, measure.series, fitted]);
  return keepLatest(data, `histories ${measure.id}`, key, () => {
    const history = unchangedHistory(series, period, settings);
    return history && drawnSeries(series, period, history);
  });
}
