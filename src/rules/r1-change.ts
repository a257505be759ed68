import { addMonths, type Month } from "../plan/month.js";
import type { Polarity } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import type { Reading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { differenceError } from "../statistics/comparison/difference-error.js";
import { deviation } from "../statistics/deviation.js";
import { normalCdf, studentTQuantile } from "../statistics/distributions/distributions.js";
import { mean } from "../statistics/mean.js";
import { leastPlausibleDispersion } from "../statistics/regression/least-plausible-dispersion.js";
import { singleLook } from "./chances/false-strengths.js";
import type { BaselineModel } from "./models/baseline-model.js";
import type { ChangeModel } from "./models/change-model.js";
import { linesAround } from "./models/lines-around.js";
import { noPlanLife } from "./plan-life/no-plan-life.js";
import { baselineEnd, knownFrom } from "./plan-life/plan-looks.js";
import { changeOnSide, sideOf } from "./polarity.js";
import type { ChangeEvidence, ChangeFinding, ErrorAtBaseline, PlanLife } from "./rating.js";
import { type ComparedWindows, comparedWindows, pairedDifferences } from "./windows/compared-windows.js";
import { isMissing, type Missing, summaryOf } from "./windows/series-window.js";

function changeEvidence(
  series: Series,
  { baseline, latest, recordedAnew }: ComparedWindows,
  standardError: number,
  critical: number,
  ofTest?: Pick<ChangeEvidence, "test" | "targetError">
): ChangeEvidence {
  return {
    monthsPerPeriod: series.monthsPerPeriod,
    baseline: summaryOf(baseline),
    latest: summaryOf(latest),
    difference: latest.mean - baseline.mean,
    percentChange: baseline.mean === 0 ? null : (100 * (latest.mean - baseline.mean)) / baseline.mean,
    lines: linesAround(baseline.mean, critical * standardError),
    standardError,
    ...(recordedAnew && { recordedAnew }),
    ...ofTest
  };
}

/** z * sqrt(s_b^2 / n_b + s_l^2 / n_l) around the baseline mean. Methodology R1, as written. */
function asWritten(series: Series, windows: ComparedWindows, settings: Settings): ChangeEvidence | Missing {
  const standardError = differenceError(windows.baseline.counts, windows.latest.counts);
  if (standardError === undefined)
    return { reason: "too-few-periods", evidence: { needed: 2, available: 1 } };
  return changeEvidence(series, windows, standardError, settings.z);
}

function unpaired({ baseline, latest, recordedAnew }: ComparedWindows): Missing {
  if (!recordedAnew?.restarted) return { reason: "windows-differ", evidence: {} };
  const detail = recordedAnew.changes.at(-1)!;
  return {
    reason: "recorded-anew",
    evidence: { needed: latest.periods, available: baseline.periods, detail }
  };
}

/**
 * t test on paired calendar months; the spread is at least what Poisson counting plausibly gives, the standard error is
 * inflated for the autocorrelation of what season and levels, or trend, leave. Methodology R1, calibrated.
 */
function calibrated(
  series: Series,
  windows: ComparedWindows,
  settings: Settings,
  model: ChangeModel | undefined,
  planLife: PlanLife | undefined
): ChangeEvidence | Missing {
  const differences = pairedDifferences(series, windows);
  if (!differences) return unpaired(windows);
  const spread = deviation(differences);
  const difference = mean(differences);
  if (spread === undefined || difference === undefined) {
    return { reason: "too-few-periods", evidence: { needed: 2, available: differences.length } };
  }
  const degreesOfFreedom = differences.length - 1;
  const countingVariance = windows.baseline.mean + windows.latest.mean;
  const counting = Math.sqrt(countingVariance * leastPlausibleDispersion(degreesOfFreedom));
  const inflation = model?.inflation ?? 1;
  const ofMonths = (Math.max(spread, counting) / Math.sqrt(differences.length)) * inflation;
  const standardError = Math.hypot(ofMonths, errorOfYears(series, windows, model));
  const criticalAt = (freedom: number) =>
    planLife ? planLife.multiple * singleLook(freedom) : studentTQuantile(normalCdf(settings.z), freedom);
  const critical = criticalAt(degreesOfFreedom);
  const test = {
    t: standardError === 0 ? 0 : difference / standardError,
    degreesOfFreedom,
    critical,
    autocorrelation: model?.autocorrelation ?? 0,
    inflation,
    poissonFloor: counting > spread,
    residualPeriods: model?.periods ?? 0,
    season: model?.season ?? "none",
    ...(model?.baseline && { yearToYear: Math.sqrt(model.baseline.yearVariance) }),
    ...(planLife && { planLife })
  };
  return changeEvidence(series, windows, standardError, critical, {
    test,
    ...(model?.baseline && { targetError: targetError(model.baseline, criticalAt) })
  });
}

/** Whole years differ by more than their months tell: standard error of a difference of two means that this adds. */
function errorOfYears(
  { monthsPerPeriod }: Series,
  { baseline, latest }: ComparedWindows,
  model: ChangeModel | undefined
): number {
  const years = (latest.periods * monthsPerPeriod) / 12;
  return Math.sqrt((model?.baseline?.yearVariance ?? 0) / years) * Math.hypot(baseline.mean, latest.mean);
}

/** Of the lines that R2's target rests on, which stay as they were when the baseline was known. */
const targetError = (
  { dispersion, inflation, yearVariance, fit }: BaselineModel,
  criticalAt: (degreesOfFreedom: number) => number
): ErrorAtBaseline => ({ dispersion, inflation, yearVariance, critical: criticalAt(fit.degreesOfFreedom) });

/**
 * R1: is the latest period better or worse than the baseline by more than chance would explain?
 * `model`, that of {@link changeModel}, is needed by the calibrated reading and that for a plan's life, which is not judged
 * without what is known of the plan's looks.
 */
export function changeSinceBaseline(
  series: Series,
  better: Polarity,
  period: Month,
  settings: Settings,
  reading: Reading,
  model?: ChangeModel,
  planLife?: PlanLife
): ChangeFinding {
  const windows = comparedWindows(series, period, settings);
  if (isMissing(windows)) return { rule: "R1", reading, finding: "not-judged", ...windows };
  if (reading === "plan-life") {
    const first = addMonths(baselineEnd(settings), settings.latest.months);
    const looks = { first, known: knownFrom(series, settings) };
    const why = pairedDifferences(series, windows)
      ? noPlanLife(looks, period, settings, planLife)
      : unpaired(windows);
    if (why) return { rule: "R1", reading, finding: "not-judged", ...why };
  }
  const evidence =
    reading === "as-written"
      ? asWritten(series, windows, settings)
      : calibrated(series, windows, settings, model, reading === "plan-life" ? planLife : undefined);
  if (isMissing(evidence)) return { rule: "R1", reading, finding: "not-judged", ...evidence };
  const finding = changeOnSide(sideOf(evidence.latest.mean, evidence.lines), better);
  return { rule: "R1", reading, finding, evidence };
}
