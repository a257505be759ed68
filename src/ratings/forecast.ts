import { studentTCdf } from "../statistics/distributions.js";
import { type PoissonTotal, predictPoissonTotal } from "../statistics/poisson-regression.js";
import type { FanPoint } from "./dossier.js";
import type { Month } from "./month.js";
import type { Polarity } from "./plan.js";
import type { Series } from "./plan-data.js";
import type { ChangeFinding, Projection, TrendsFinding } from "./rating.js";
import type { SeasonalModel } from "./seasonal-model.js";
import { lastIndexAt, monthAt } from "./series-window.js";
import type { Settings } from "./settings.js";
import { type Target, targetOf, trendsEvidence } from "./trend-projections.js";

/** Bands of the fan, per cent. */
export const FAN_CONFIDENCES = [50, 80, 95] as const;

/** Name of the forecasting method, as charts and tables print it. */
export const FORECAST_METHOD = "log-linear trend with month-of-year effects (quasi-Poisson)";

function totalOf(model: SeasonalModel, indexes: number[], confidence: number): PoissonTotal {
  return predictPoissonTotal(
    model.fit,
    indexes.map((index) => model.row(index)),
    { dispersion: model.dispersion, inflation: model.inflation, confidence }
  );
}

/**
 * Probability that the rest of the target period leaves the whole beyond the threshold. The total is taken as
 * log-t, as its interval is: it cannot be negative.
 */
function probabilityBeyond(
  rest: PoissonTotal,
  needed: number,
  degreesOfFreedom: number,
  better: Polarity
): number {
  const below =
    needed <= 0
      ? 0
      : studentTCdf((Math.log(needed / rest.total) * rest.total) / rest.standardError, degreesOfFreedom);
  return better === "lower" ? below : 1 - below;
}

function forecastTotal(
  model: SeasonalModel,
  series: Series,
  target: Target,
  better: Polarity,
  settings: Settings
): Projection {
  const known = { window: "forecast" as const, from: monthAt(series, model.firstIndex) };
  const { observedTotal, threshold } = target;
  if (target.ahead.length === 0) {
    const achieves = better === "lower" ? observedTotal < threshold : observedTotal > threshold;
    return {
      ...known,
      total: observedTotal,
      lower: observedTotal,
      upper: observedTotal,
      achieves,
      probability: achieves ? 1 : 0
    };
  }
  const rest = totalOf(model, target.ahead, settings.projection.confidence / 100);
  const probability = probabilityBeyond(rest, threshold - observedTotal, model.fit.degreesOfFreedom, better);
  return {
    ...known,
    total: observedTotal + rest.total,
    lower: observedTotal + rest.lower,
    upper: observedTotal + rest.upper,
    achieves: probability >= settings.projection.probability,
    probability
  };
}

/** R2, calibrated: one forecast with an interval, and the probability that it passes the threshold by the target date. */
export function forecast(
  series: Series,
  better: Polarity,
  period: Month,
  settings: Settings,
  change: ChangeFinding,
  model: SeasonalModel | undefined
): TrendsFinding {
  const notJudged = { rule: "R2", reading: "calibrated", finding: "not-judged" } as const;
  if (change.finding === "not-judged") return { ...notJudged, reason: "change-not-judged", evidence: {} };
  const target = targetOf(series, better, period, settings, change);
  if (!target) return { ...notJudged, reason: "gap-in-window", evidence: { detail: "target" } };
  if (!model) return { ...notJudged, reason: "model-failed", evidence: {} };
  const projection = forecastTotal(model, series, target, better, settings);
  const evidence = { ...trendsEvidence(series, target, settings, [projection], []), method: FORECAST_METHOD };
  return {
    rule: "R2",
    reading: "calibrated",
    finding: projection.achieves ? "achieved" : "not-achieved",
    evidence
  };
}

/** The fan of a chart: one point a period from the period end to the end of the target period. */
export function forecastFan(
  series: Series,
  period: Month,
  settings: Settings,
  model: SeasonalModel
): FanPoint[] {
  const last = lastIndexAt(series, period);
  const ahead = Math.max(0, lastIndexAt(series, settings.target.end) - last);
  return Array.from({ length: ahead }, (_, i) => {
    const index = last + 1 + i;
    const bands = FAN_CONFIDENCES.map((confidence) => ({
      confidence,
      ...totalOf(model, [index], confidence / 100)
    }));
    return {
      month: monthAt(series, index),
      mean: bands[0]!.total,
      bands: bands.map(({ confidence, lower, upper }) => ({ confidence, lower, upper }))
    };
  });
}
