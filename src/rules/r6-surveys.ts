import { addMonths, type Month, monthsBetween } from "../plan/month.js";
import type { Polarity } from "../plan/plan.js";
import type { SurveyWave } from "../plan/plan-data.js";
import type { Reading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { normalCdf } from "../statistics/distributions/distributions.js";
import { newcombeDifference } from "../statistics/intervals/newcombe.js";
import { smallestDetectableChange } from "../statistics/intervals/smallest-detectable-change.js";
import { singleLook } from "./chances/false-strengths.js";
import { noPlanLife } from "./plan-life/no-plan-life.js";
import { planLife } from "./plan-life/plan-strengths.js";
import { surveyOverPlan } from "./plan-life/survey-over-plan.js";
import { changeOnSide, colourOfChange, sideOf } from "./polarity.js";
import type { PlanLife, RatingResult, SurveyEvidence } from "./rating.js";
import { isMissing, type Missing } from "./windows/series-window.js";
import { baselineWave, latestWave, waveEvidence } from "./windows/survey-wave.js";

const REASONS = { improved: "better", "no-change": "no-evidence-of-change", worse: "worse" } as const;

const points = (proportion: number | undefined) => (proportion === undefined ? null : 100 * proportion);

/** Baseline and latest wave with their bases, or what is missing. */
function comparedWaves(waves: readonly SurveyWave[], period: Month, settings: Settings) {
  const latest = latestWave(waves, period, settings);
  if (isMissing(latest)) return latest;
  const baseline = baselineWave(waves, settings);
  if (isMissing(baseline)) return baseline;
  if (monthsBetween(baseline.periodEnd, latest.periodEnd) < latest.months) {
    const earliest = addMonths(baseline.periodEnd, latest.months);
    return { reason: "windows-overlap", evidence: { detail: earliest } } satisfies Missing;
  }
  const pair = { baseline: waveEvidence(baseline, settings), latest: waveEvidence(latest, settings) };
  if (isMissing(pair.baseline)) return pair.baseline;
  if (isMissing(pair.latest)) return pair.latest;
  return { baseline: pair.baseline, latest: pair.latest };
}

/** A confidence, per cent, and the looks of a plan that it is made for. */
interface Asked {
  confidence: number;
  planLife?: PlanLife;
}

/** How sure a change must be: as the settings say of one look, or so that a plan's looks together are. */
function askedIn(
  reading: Reading,
  waves: readonly SurveyWave[],
  pair: Pick<SurveyEvidence, "baseline" | "latest">,
  settings: Settings
): Asked | Missing {
  if (reading !== "plan-life") return { confidence: settings.survey.confidence };
  const found = surveyOverPlan(waves, pair, settings);
  const life = found && planLife(found, settings);
  const first = addMonths(pair.baseline.periodEnd, pair.latest.months);
  const why = noPlanLife({ first, known: first }, pair.latest.periodEnd, settings, life);
  if (why) return why;
  const confidence = 100 * (1 - 2 * normalCdf(-life!.multiple * singleLook(undefined)));
  return { confidence, planLife: life! };
}

function difference(
  { baseline, latest }: Pick<SurveyEvidence, "baseline" | "latest">,
  { confidence: confidencePercent, planLife }: Asked
): SurveyEvidence {
  const confidence = confidencePercent / 100;
  const arms = { n1: latest.effectiveBase, n2: baseline.effectiveBase, confidence };
  const interval = newcombeDifference({ p1: latest.percent / 100, p2: baseline.percent / 100, ...arms });
  const detectable = smallestDetectableChange({
    proportion: baseline.percent / 100,
    n1: baseline.effectiveBase,
    n2: latest.effectiveBase,
    confidence
  });
  return {
    baseline,
    latest,
    difference: 100 * interval.difference,
    lower: 100 * interval.lower,
    upper: 100 * interval.upper,
    confidence: confidencePercent,
    detectable: { down: points(detectable.down), up: points(detectable.up) },
    ...(planLife && { planLife })
  };
}

/**
 * R6: has a survey percentage moved since the baseline wave by more than sampling would explain? Newcombe's
 * hybrid score interval (1998, method 10) on effective bases. As written and calibrated are the same test: the paper's
 * words already ask for 95% confidence. For a plan's life the confidence is that of all its looks together.
 */
export function surveyChange(
  waves: readonly SurveyWave[],
  better: Polarity,
  period: Month,
  settings: Settings,
  reading: Reading
): RatingResult {
  const pair = comparedWaves(waves, period, settings);
  if (isMissing(pair)) return { rule: "R6", reading, rating: "not-rated", ...pair };
  const asked = askedIn(reading, waves, pair, settings);
  if (isMissing(asked)) return { rule: "R6", reading, rating: "not-rated", ...asked };
  const evidence = difference(pair, asked);
  // The interval excludes zero exactly when zero lies outside its ends; the side is that of the change.
  const side = sideOf(0, { lower: evidence.lower, upper: evidence.upper });
  const opposite = { above: "below", between: "between", below: "above" } as const;
  const change = changeOnSide(opposite[side], better);
  return { rule: "R6", reading, rating: colourOfChange(change), reason: REASONS[change], evidence };
}
