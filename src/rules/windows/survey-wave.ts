import { addMonths, type Month, monthsBetween } from "../../plan/month.js";
import type { SurveyWave } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import type { WaveEvidence } from "../rating.js";
import type { Missing } from "./series-window.js";

/** The last wave that ended by the period end, unless it is older than the settings accept. Waves are oldest first. */
export function latestWave(
  waves: readonly SurveyWave[],
  period: Month,
  settings: Settings
): SurveyWave | Missing {
  const wave = waves.findLast((w) => w.periodEnd <= period);
  if (!wave) return { reason: "no-data", evidence: {} };
  const age = monthsBetween(wave.periodEnd, period);
  if (age > settings.survey.oldest) {
    return {
      reason: "stale-wave",
      evidence: { needed: settings.survey.oldest, available: age, detail: wave.periodEnd }
    };
  }
  return wave;
}

/** The wave that ended with the baseline's last month. */
export function baselineWave(waves: readonly SurveyWave[], settings: Settings): SurveyWave | Missing {
  const end = addMonths(settings.baseline.start, settings.baseline.months - 1);
  return waves.find((w) => w.periodEnd === end) ?? { reason: "no-baseline", evidence: { detail: end } };
}

/**
 * A wave with its effective base: the base divided by the design effect (Kish), 1 when none is given. Missing without a
 * base, or with fewer answers than the settings accept.
 */
export function waveEvidence(wave: SurveyWave, { survey }: Pick<Settings, "survey">): WaveEvidence | Missing {
  if (wave.base === null) return { reason: "no-sample-size", evidence: { detail: wave.periodEnd } };
  const designEffect = wave.designEffect ?? 1;
  const { periodEnd, months, percent, base, basis } = wave;
  const effectiveBase = base / designEffect;
  if (effectiveBase < survey.least) {
    const evidence = { needed: survey.least, available: Math.floor(effectiveBase), detail: periodEnd };
    return { reason: "small-sample", evidence };
  }
  return { periodEnd, months, percent, base, designEffect, effectiveBase, basis };
}
