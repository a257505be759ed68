import { chanceNeeded } from "../chance-needed.js";
import { judgedFinding } from "../judged-finding.js";
import { forecastDesign } from "../models/forecast-model.js";
import { linesAround } from "../models/lines-around.js";
import { changeOnSide, sideOf } from "../polarity.js";
import { probabilityOfTarget } from "../r2-forecast.js";
import { type TargetBasis, targetPeriod, thresholdOf } from "../r2-trends.js";
import { trendGroups } from "../rate-measure.js";
import type { ChangeEvidence, RatingResult } from "../rating.js";
import { settingsOf } from "../steps.js";
import { isMissing } from "../windows/series-window.js";
import { type DrawnChanges, drawnChanges } from "./drawn-changes.js";
import { drawnForecasts } from "./drawn-forecasts.js";
import {
  type JudgedOffences,
  judgedOffences,
  keptForHistories,
  type RatedInContext
} from "./judged-offences.js";

/** What a forecast up to the target date reads. */
const FORECAST = [...settingsOf(["outlook"]), "target.end", "target.months"];

/**
 * Chance, 0 to 1, that R3 calibrated leaves red if nothing has changed: by an improvement that R1 finds, unless the settings make
 * one that does not hold red, or by a forecast that reaches the target, by the method and thresholds of the plan. Undefined where
 * nothing is rated, or no histories tell.
 */
export function offencesChance({ reading }: RatingResult, rated: RatedInContext): number | undefined {
  const judged = judgedOffences(rated);
  const change = judgedFinding(rated.rating.findings, "R1", reading);
  if (!judged || !change) return undefined;
  const changes = drawnChanges(judged, change.evidence);
  const forecasts = forecastsOf(judged);
  if (!changes || !forecasts) return undefined;
  const { measure, context } = judged;
  const { better } = measure;
  const { settings } = context;
  const needed = chanceNeeded(reading, settings);
  const { before, changes: moved } = changes.found;
  const isFalse = (i: number) => {
    if (!forecasts.isFitted[i]) return false;
    const basis = basisOf(change.evidence, changes, i);
    const asked = thresholdOf(better, settings, basis);
    if (isMissing(asked)) return false;
    const side = sideOf(before[i]! + moved[i]!, basis.lines);
    if (settings.unmaintained !== "red" && changeOnSide(side, better) === "improved") return true;
    const target = { ...asked, observedTotal: forecasts.observed[i]! };
    return probabilityOfTarget(forecasts.rests[i], target, better) >= needed;
  };
  const found = before.reduce((count, _, i) => count + Number(isFalse(i)), 0);
  return found / before.length;
}

/** What R1 says of a history, at the critical value of the series' own test. */
function basisOf(
  { baseline, monthsPerPeriod, test, targetError }: ChangeEvidence,
  { found, baselines }: DrawnChanges,
  i: number
): TargetBasis {
  const mean = found.before[i]!;
  return {
    monthsPerPeriod,
    baseline: { mean, periods: baseline.periods },
    lines: linesAround(mean, test!.critical * found.errors[i]!),
    ...(targetError &&
      baselines && {
        targetError: {
          ...targetError,
          dispersion: baselines.dispersions[i]!,
          inflation: baselines.inflations[i]!,
          yearVariance: baselines.yearVariances[i]!
        }
      })
  };
}

/** What R2 forecasts of the histories of a series, whatever the target. */
function forecastsOf(judged: JudgedOffences) {
  const { measure, series, context } = judged;
  const { data, force, period, settings } = context;
  return keptForHistories("forecasts", judged, FORECAST, (drawn) => {
    const design = forecastDesign(series, trendGroups(measure, context), period, settings);
    const target = targetPeriod(series, period, settings);
    if (!design || isMissing(target)) return undefined;
    return drawnForecasts(drawn, design, target, data.series[measure.series]![force]!, settings);
  });
}
