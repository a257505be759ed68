import { singleReading } from "../../plan/readings.js";
import { judgedFinding } from "../judged-finding.js";
import { spcModel } from "../r5-spc.js";
import type { ChangeEvidence, RatingResult } from "../rating.js";
import { remembered } from "../rating-memo.js";
import { RULES } from "../rules.js";
import { settingsOf } from "../steps.js";
import { changeStrengths, changesInErrors } from "./change-strengths.js";
import { drawnChanges } from "./drawn-changes.js";
import type { DrawnSeries } from "./drawn-series.js";
import type { FalseStrengths } from "./false-strengths.js";
import {
  type JudgedOffences,
  judgedOffences,
  keptForHistories,
  type RatedInContext
} from "./judged-offences.js";
import { offencesStrengths } from "./offences-strengths.js";
import { contrastStrengths, spcStrengths } from "./spc-strengths.js";

/**
 * How far off a rule finds the histories that are drawn from the fit of a measure's series. Undefined for what is not a rated
 * series of offences, where the series has no fit, and for R3 calibrated, which has two thresholds at a time ({@link offencesChance}).
 */
export function strengthsOf(result: RatingResult, rated: RatedInContext): FalseStrengths | undefined {
  const judged = judgedOffences(rated);
  if (!judged || result.rating === "not-rated") return undefined;
  // Over a plan's life the test is the calibrated one, and only its critical value another.
  const reading = singleReading(result.reading);
  if (result.rule === "R3" && reading === "calibrated") return undefined;
  // Where the lines are drawn says which of the histories are false, not how far off they are.
  const step = RULES[result.rule].step!(judged.measure, reading);
  const read = settingsOf([step]).filter((path) => path !== "z");
  return keptForHistories(`${result.rule} ${reading}`, judged, read, (drawn) =>
    judgedBy(result, drawn, judged)
  );
}

function judgedBy(
  result: Exclude<RatingResult, { rating: "not-rated" }>,
  drawn: DrawnSeries,
  judged: JudgedOffences
): FalseStrengths | undefined {
  const { measure, series, rating, context } = judged;
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
  const changes = drawnChanges(judged, evidence);
  return changes && changesInErrors(changes.found);
}
