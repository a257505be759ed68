import { addMonths, type Month } from "../plan/month.js";
import type { Polarity } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import type { Reading } from "../plan/readings.js";
import { leastOf, type Settings, settingsOfMethod } from "../plan/settings.js";
import { differenceError } from "../statistics/comparison/difference-error.js";
import { deviation } from "../statistics/deviation.js";
import { normalCdf, studentTQuantile } from "../statistics/distributions/distributions.js";
import { mean } from "../statistics/mean.js";
import { leastPlausibleDispersion } from "../statistics/regression/least-plausible-dispersion.js";
import { singleLook } from "./chances/false-strengths.js";
import type { SeasonalDesign, SeasonalModel } from "./models/seasonal-model.js";
import { trendDesign, trendModel } from "./models/trend-model.js";
import { noPlanLife } from "./plan-life/no-plan-life.js";
import { baselineEnd, knownFrom } from "./plan-life/plan-looks.js";
import { changeOnSide, sideOf } from "./polarity.js";
import type { ChangeEvidence, ChangeFinding, PlanLife, RecordedAnew } from "./rating.js";
import { recordedAlike } from "./windows/recorded-alike.js";
import {
  firstIndexFrom,
  isMissing,
  lastIndexAt,
  latestWindow,
  type Missing,
  periodsOf,
  positionInYear,
  type SeriesWindow,
  spanOf,
  summaryOf,
  windowAt
} from "./windows/series-window.js";

export interface Windows {
  baseline: SeriesWindow;
  latest: SeriesWindow;
  recordedAnew?: RecordedAnew;
}

/** The baseline window of a series. */
export function baselineWindow(series: Series, settings: Settings): SeriesWindow | Missing {
  const first = firstIndexFrom(series, settings.baseline.start);
  return windowAt(series, first, periodsOf(series, settings.baseline.months));
}

/** Baseline and latest window, or why they cannot be compared: missing periods, or an overlap. */
export function comparedWindows(series: Series, period: Month, settings: Settings): Windows | Missing {
  const baseline = baselineWindow(series, settings);
  if (isMissing(baseline)) {
    return { ...baseline, evidence: { ...baseline.evidence, detail: "baseline" } };
  }
  const latest = latestWindow(series, period, settings.latest.months);
  if (isMissing(latest)) return latest;
  if (latest.firstIndex < baseline.firstIndex + baseline.periods) {
    const earliest = spanOf(series, baseline.firstIndex + baseline.periods, latest.periods).to;
    return { reason: "windows-overlap", evidence: { detail: earliest } };
  }
  const since = recordedAlike(series, baseline, latest, leastOf("baseline.months"), settings);
  return isMissing(since) ? since : { baseline: since.earlier, latest, ...since.said };
}

type Test = NonNullable<ChangeEvidence["test"]>;

function changeEvidence(
  series: Series,
  { baseline, latest, recordedAnew }: Windows,
  standardError: number,
  critical: number,
  test?: Test
): ChangeEvidence {
  const margin = critical * standardError;
  return {
    monthsPerPeriod: series.monthsPerPeriod,
    baseline: summaryOf(baseline),
    latest: summaryOf(latest),
    difference: latest.mean - baseline.mean,
    percentChange: baseline.mean === 0 ? null : (100 * (latest.mean - baseline.mean)) / baseline.mean,
    lines: {
      centre: baseline.mean,
      lower: Math.max(0, baseline.mean - margin),
      upper: baseline.mean + margin
    },
    standardError,
    ...(recordedAnew && { recordedAnew }),
    ...(test && { test })
  };
}

/** z * sqrt(s_b^2 / n_b + s_l^2 / n_l) around the baseline mean. Methodology R1, as written. */
function asWritten(series: Series, windows: Windows, settings: Settings): ChangeEvidence | Missing {
  const standardError = differenceError(windows.baseline.counts, windows.latest.counts);
  if (standardError === undefined)
    return { reason: "too-few-periods", evidence: { needed: 2, available: 1 } };
  return changeEvidence(series, windows, standardError, settings.z);
}

/** Latest minus baseline for each period, the same time of year paired; undefined when windows are not equal whole years. */
export function pairedDifferences(series: Series, { baseline, latest }: Windows): number[] | undefined {
  const year = 12 / series.monthsPerPeriod;
  if (baseline.periods !== latest.periods || baseline.periods % year !== 0) return undefined;
  const shift = positionInYear(series, latest.firstIndex) - positionInYear(series, baseline.firstIndex);
  const offset = ((shift % year) + year) % year;
  return latest.counts.map((count, i) => {
    const yearStart = i - (i % year);
    return count - baseline.counts[yearStart + (((i % year) + offset) % year)]!;
  });
}

function unpaired({ baseline, latest, recordedAnew }: Windows): Missing {
  if (!recordedAnew?.restarted) return { reason: "windows-differ", evidence: {} };
  const detail = recordedAnew.changes.at(-1)!;
  return {
    reason: "recorded-anew",
    evidence: { needed: latest.periods, available: baseline.periods, detail }
  };
}

/**
 * t test on paired calendar months; the spread is at least what Poisson counting plausibly gives, the standard error is
 * inflated for the autocorrelation of what season and trend leave. Methodology R1, calibrated.
 */
function calibrated(
  series: Series,
  windows: Windows,
  settings: Settings,
  model: SeasonalModel | undefined,
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
  const standardError = (Math.max(spread, counting) / Math.sqrt(differences.length)) * inflation;
  const critical = planLife
    ? planLife.multiple * singleLook(degreesOfFreedom)
    : studentTQuantile(normalCdf(settings.z), degreesOfFreedom);
  return changeEvidence(series, windows, standardError, critical, {
    t: standardError === 0 ? 0 : difference / standardError,
    degreesOfFreedom,
    critical,
    autocorrelation: model?.autocorrelation ?? 0,
    inflation,
    poissonFloor: counting > spread,
    residualPeriods: model?.periods ?? 0,
    season: model?.season ?? "none",
    ...(planLife && { planLife })
  });
}

/**
 * The model whose residuals tell the calibrated reading how far neighbouring periods move together: season and trend up to the
 * period end, whatever z is. Undefined when it cannot be fitted.
 */
export function changeModel(series: Series, period: Month, settings: Settings): SeasonalModel | undefined {
  return trendModel(series, lastIndexAt(series, period), settingsOfMethod(settings, "R1"));
}

/** The design of {@link changeModel}: all of it that does not depend on the counts. */
export function changeDesign(series: Series, period: Month, settings: Settings): SeasonalDesign {
  return trendDesign(series, lastIndexAt(series, period), settingsOfMethod(settings, "R1"));
}

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
  model?: SeasonalModel,
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
