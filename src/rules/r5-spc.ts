import { addMonths, type Month } from "../plan/month.js";
import type { Polarity } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import type { Reading } from "../plan/readings.js";
import { leastOf, type Settings, settingsOfMethod } from "../plan/settings.js";
import { deviation } from "../statistics/deviation.js";
import { normalCdf, studentTQuantile } from "../statistics/distributions/distributions.js";
import { singleLook } from "./chances/false-strengths.js";
import { levelColumns } from "./models/level-columns.js";
import {
  type Columns,
  type SeasonalDesign,
  type SeasonalModel,
  seasonalDesign,
  seasonalModel
} from "./models/seasonal-model.js";
import { noPlanLife } from "./plan-life/no-plan-life.js";
import { baselineEnd, knownFrom } from "./plan-life/plan-looks.js";
import { colourAgainstLines } from "./polarity.js";
import type { PlanLife, RatingResult, RecordedAnew, SpcEvidence } from "./rating.js";
import { recordedAlike } from "./windows/recorded-alike.js";
import {
  isMissing,
  lastIndexAt,
  type Missing,
  periodsOf,
  type SeriesWindow,
  summaryOf,
  unbrokenRun,
  windowAt
} from "./windows/series-window.js";

interface Windows {
  recent: SeriesWindow;
  previous: SeriesWindow;
  recordedAnew?: RecordedAnew;
}

/** The recent window and the one before it: they do not overlap. */
export function spcWindows(series: Series, period: Month, settings: Settings): Windows | Missing {
  const last = lastIndexAt(series, period);
  const recentPeriods = periodsOf(series, settings.spc.recent);
  const previousPeriods = periodsOf(series, settings.spc.previous);
  const whole = windowAt(series, last - recentPeriods - previousPeriods + 1, recentPeriods + previousPeriods);
  if (isMissing(whole)) return whole;
  const recent = windowAt(series, last - recentPeriods + 1, recentPeriods) as SeriesWindow;
  const previous = windowAt(
    series,
    last - recentPeriods - previousPeriods + 1,
    previousPeriods
  ) as SeriesWindow;
  const since = recordedAlike(series, previous, recent, leastOf("spc.previous"), settings);
  return isMissing(since) ? since : { recent, previous: since.earlier, ...since.said };
}

/**
 * Half the distance between the lines in units of z. "points": the spread of single months, the paper's words.
 * "mean": of a mean of the recent months. "difference": of the difference of the two means. Methodology R5.
 */
export function spreadOf(
  sd: number,
  recent: number,
  previous: number,
  lines: Settings["spc"]["lines"]
): number {
  const factor = { points: 1, mean: 1 / recent, difference: 1 / recent + 1 / previous }[lines];
  return sd * Math.sqrt(factor);
}

/** What every reading says of the two windows. */
function windowsEvidence(
  series: Series,
  { recent, previous, recordedAnew }: Windows
): Omit<SpcEvidence, "lines"> | Missing {
  const standardDeviation = deviation(previous.counts);
  if (standardDeviation === undefined)
    return { reason: "too-few-periods", evidence: { needed: 2, available: 1 } };
  return {
    monthsPerPeriod: series.monthsPerPeriod,
    recent: summaryOf(recent),
    previous: summaryOf(previous),
    standardDeviation,
    ...(recordedAnew && { recordedAnew })
  };
}

function asWritten(series: Series, windows: Windows, settings: Settings): SpcEvidence | Missing {
  const base = windowsEvidence(series, windows);
  if (isMissing(base)) return base;
  const { recent, previous } = windows;
  const spread = settings.spc.lines;
  const margin = settings.z * spreadOf(base.standardDeviation, recent.periods, previous.periods, spread);
  return {
    ...base,
    lines: {
      centre: previous.mean,
      lower: Math.max(0, previous.mean - margin),
      upper: previous.mean + margin
    },
    spread
  };
}

/**
 * Columns for the level of the recent window against that of the window before it. Older periods, which are there for
 * the season's sake, have a level and a slope of their own: a trend in them is neither noise nor autocorrelation.
 */
function levels(series: Series, { recent, previous }: Windows, settings: Settings): Columns {
  const older = periodsOf(series, settings.season.window) - recent.periods - previous.periods;
  const { firstIndex } = unbrokenRun(series, previous.firstIndex - 1, Math.max(0, older));
  return levelColumns(series, [
    { from: recent.firstIndex, to: recent.firstIndex + recent.periods },
    { from: firstIndex, to: previous.firstIndex, sloped: true }
  ]);
}

/**
 * Contrast of the recent level with the level of the window before it, month-of-year effects removed, in a
 * quasi-Poisson model of the last periods; standard error inflated for autocorrelation, Student's t.
 * The lines are what the earlier level and the season expect of the recent mean. Methodology R5, calibrated.
 */
function calibrated(
  series: Series,
  period: Month,
  windows: Windows,
  settings: Settings,
  known: SeasonalModel | undefined,
  planLife: PlanLife | undefined
): SpcEvidence | Missing {
  const base = windowsEvidence(series, windows);
  if (isMissing(base)) return base;
  const { recent } = windows;
  const model = known ?? fittedModel(series, period, windows, settings);
  if (!model) return { reason: "model-failed", evidence: {} };
  const effect = model.fit.coefficients[1]!;
  const standardError = Math.sqrt(model.fit.covariance[1]![1]! * model.dispersion) * model.inflation;
  const { degreesOfFreedom } = model.fit;
  const critical = planLife
    ? planLife.multiple * singleLook(degreesOfFreedom)
    : studentTQuantile(normalCdf(settings.z), degreesOfFreedom);
  const expected = recent.mean / Math.exp(effect);
  const factor = Math.exp(critical * standardError);
  const lines = { centre: expected, lower: expected / factor, upper: expected * factor };
  if (!Number.isFinite(lines.upper)) return { reason: "model-failed", evidence: {} };
  return {
    ...base,
    lines,
    test: {
      t: effect / standardError,
      degreesOfFreedom,
      critical,
      ratio: Math.exp(effect),
      dispersion: model.dispersion,
      autocorrelation: model.autocorrelation,
      inflation: model.inflation,
      season: model.season,
      fittedPeriods: model.periods,
      ...(planLife && { planLife })
    }
  };
}

function fittedModel(series: Series, period: Month, windows: Windows, settings: Settings) {
  const last = lastIndexAt(series, period);
  return seasonalModel(series, last, settingsOfMethod(settings, "R5"), levels(series, windows, settings));
}

/** The model behind the calibrated reading: of the data, the windows and the season alone, whatever z is. */
export function spcModel(series: Series, period: Month, settings: Settings): SeasonalModel | undefined {
  const windows = spcWindows(series, period, settings);
  return isMissing(windows) ? undefined : fittedModel(series, period, windows, settings);
}

/** The design of {@link spcModel}: all of it that does not depend on the counts. */
export function spcDesign(
  series: Series,
  period: Month,
  windows: Windows,
  settings: Settings
): SeasonalDesign {
  const last = lastIndexAt(series, period);
  return seasonalDesign(series, last, settingsOfMethod(settings, "R5"), levels(series, windows, settings));
}

/**
 * R5: is the mean of the most recent months beyond the lines of the months before them?
 * `model` is that of {@link spcModel}, when it is already known. For a plan's life it is not judged without what is known of the
 * plan's looks.
 */
export function spcVariance(
  series: Series,
  better: Polarity,
  period: Month,
  settings: Settings,
  reading: Reading,
  model?: SeasonalModel,
  planLife?: PlanLife
): RatingResult {
  const windows = spcWindows(series, period, settings);
  const notRated = { rule: "R5", reading, rating: "not-rated" } as const;
  if (isMissing(windows)) return { ...notRated, ...windows };
  if (reading === "plan-life") {
    const first = addMonths(baselineEnd(settings), settings.spc.recent);
    const why = noPlanLife({ first, known: knownFrom(series, settings) }, period, settings, planLife);
    if (why) return { ...notRated, ...why };
  }
  const evidence =
    reading === "as-written"
      ? asWritten(series, windows, settings)
      : calibrated(series, period, windows, settings, model, reading === "plan-life" ? planLife : undefined);
  if (isMissing(evidence)) return { ...notRated, ...evidence };
  return {
    rule: "R5",
    reading,
    ...colourAgainstLines(evidence.recent.mean, evidence.lines, better),
    evidence
  };
}
