import type { Month } from "../../src/plan/month.js";
import type { SurveyWave } from "../../src/plan/plan-data.js";
import { SINGLE_READINGS } from "../../src/plan/readings.js";
import { defaultSettings } from "../../src/plan/settings.js";
import { surveyChange } from "../../src/rules/r6-surveys.js";
import type { Rating } from "../../src/rules/rating.js";
import { type Random, random } from "../../src/statistics/distributions/random.js";
import type { PowerTrial, UnchangedTrial } from "../../src/views/evidence-files.js";
import { CHANGES_PERCENT, cellSeed, shares } from "./trial.js";

/** People asked in each of the two waves. */
export const SURVEY_BASES = [100, 300, 600, 1000, 2000] as const;
/** Share satisfied in the baseline wave: the middle of the plan's own. */
export const SATISFIED = 0.85;

const BASELINE = "2013-03";
const PERIOD = "2014-09";

export const surveyScenario = (base: number) => `survey-${base}`;

function drawWave(periodEnd: Month, base: number, share: number, draw: Random): SurveyWave {
  let satisfied = 0;
  for (let i = 0; i < base; i++) satisfied += Number(draw.uniform() < share);
  return {
    periodEnd,
    months: 12,
    base,
    percent: (100 * satisfied) / base,
    designEffect: null,
    basis: "simulated"
  };
}

/** Ratings of R6 over runs in which the share changes by `changePercent` of itself; lower is better, so that a fall found is green. */
function ratings(base: number, changePercent: number, runs: number, seed: number): Rating[] {
  const draw = random(cellSeed(seed, surveyScenario(base), String(changePercent)));
  const settings = defaultSettings();
  return Array.from({ length: runs }, () => {
    const latest = SATISFIED * (1 + changePercent / 100);
    const waves = [drawWave(BASELINE, base, SATISFIED, draw), drawWave(PERIOD, base, latest, draw)];
    return surveyChange(waves, "lower", PERIOD, settings, "as-written").rating;
  });
}

/** R6 as written and calibrated is the same test: one simulation stands for both. */
const bothReadings = <T>(trial: T) =>
  SINGLE_READINGS.map((reading) => ({ rule: "R6" as const, reading, variant: "", ...trial }));

/** How often R6 gives each colour when nothing changes. */
export function unchangedSurvey(base: number, runs: number, seed: number): UnchangedTrial[] {
  return bothReadings({ scenario: surveyScenario(base), runs, ...shares(ratings(base, 0, runs, seed)) });
}

/** How often R6 finds a true fall. */
export function powerOnSurvey(base: number, runs: number, seed: number): PowerTrial[] {
  return CHANGES_PERCENT.flatMap((changePercent) => {
    const detected = shares(ratings(base, changePercent, runs, seed)).green;
    return bothReadings({ scenario: surveyScenario(base), runs, changePercent, detected });
  });
}
