import type { Month } from "../plan/month.js";
import type { Polarity } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import type { Reading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { logDistance, shiftCount } from "../statistics/forecasts/count-forecast.js";
import type { ForecastModel } from "./models/forecast-model.js";
import { type ForecastError, probabilityOfAtMost, reachOf } from "./models/scaled-error.js";
import type { FanPoint } from "./outlook.js";
import { type Target, targetOf, trendsEvidence } from "./r2-trends.js";
import type { ChangeFinding, Projection, TrendsFinding } from "./rating.js";
import { isMissing, lastIndexAt, monthAt } from "./windows/series-window.js";

/** Bands of the fan, per cent. */
export const FAN_CONFIDENCES = [50, 80, 95] as const;

/** What is expected of some coming periods together, and how wrong that may be. */
interface Expected {
  total: number;
  error: ForecastError;
}

/** Periods of the series, by index, that lie ahead; `target` says whose measured errors widen the bands. */
function expectedOf(model: ForecastModel, indexes: readonly number[], target: "total" | "single"): Expected {
  const { kind, scaling, periodsPerQuarter, quarters, months, lastIndex } = model;
  const weights = new Array<number>(quarters.expected.length).fill(0);
  const partial = new Map<number, number[]>();
  for (const index of indexes) {
    const ahead = index - lastIndex - 1;
    const quarter = Math.floor(ahead / periodsPerQuarter);
    const share = months.shares[ahead % months.shares.length]!;
    weights[quarter]! += share;
    partial.set(quarter, [...(partial.get(quarter) ?? []), share]);
  }
  const total = weights.reduce((sum, weight, q) => sum + weight * quarters.expected[q]!, 0);
  // What a quarter's months miss of it together, they miss apart: only a part of a quarter has this error.
  const variances = [...partial].map(([quarter, shares]) =>
    shares.length === periodsPerQuarter ? 0 : (loneShare(shares) * quarters.expected[quarter]!) ** 2
  );
  const within =
    total === 0 ? 0 : (months.deviation * Math.sqrt(variances.reduce((a, b) => a + b, 0))) / total;
  const furthest = indexes.reduce((a, b) => Math.max(a, b), lastIndex) - lastIndex;
  const quartersAhead = furthest / periodsPerQuarter;
  const deviation = quarters.logDeviation(weights);
  return { total, error: { kind, target, quartersAhead, deviation, within, scaling } };
}

/** The share of the one month that a part of a quarter holds, or leaves out: either way the same offences are uncertain. */
const loneShare = (shares: readonly number[]) =>
  shares.length === 1 ? shares[0]! : 1 - shares.reduce((a, b) => a + b, 0);

function limitsOf({ total, error }: Expected, confidence: number): { lower: number; upper: number } {
  const reach = reachOf(error, confidence / 100);
  return { lower: shiftCount(total, -reach), upper: shiftCount(total, reach) };
}

/** Probability that the rest of the target period leaves the whole beyond the threshold. */
function probabilityBeyond({ total, error }: Expected, needed: number, better: Polarity): number {
  const below = needed <= 0 ? 0 : probabilityOfAtMost(error, logDistance(total, needed));
  return better === "lower" ? below : 1 - below;
}

/** The chance at which the target counts as achieved: over a plan's life as sure as the share that may be wrong asks for. */
function chanceNeeded(reading: Reading, { projection, planLife }: Settings): number {
  return reading === "plan-life" ? 1 - planLife.share / 100 : projection.probability;
}

function forecastTotal(
  model: ForecastModel,
  series: Series,
  target: Target,
  better: Polarity,
  settings: Settings,
  reading: Reading
): Projection {
  const known = { window: "forecast" as const, from: monthAt(series, model.firstIndex) };
  const { observedTotal, threshold } = target;
  if (target.ahead.length === 0) {
    const achieves = target.isAchievedBy(observedTotal);
    return {
      ...known,
      total: observedTotal,
      lower: observedTotal,
      upper: observedTotal,
      achieves,
      probability: achieves ? 1 : 0
    };
  }
  const rest = expectedOf(model, target.ahead, "total");
  const { lower, upper } = limitsOf(rest, settings.projection.confidence);
  const probability = probabilityBeyond(rest, threshold - observedTotal, better);
  return {
    ...known,
    total: observedTotal + rest.total,
    lower: observedTotal + lower,
    upper: observedTotal + upper,
    achieves: probability >= chanceNeeded(reading, settings),
    probability
  };
}

/** R2, calibrated, and over a plan's life, where only the line of R1 and the chance that it is held against are others: one forecast with an interval, and the probability that it passes the threshold by the target date. */
export function forecast(
  series: Series,
  better: Polarity,
  period: Month,
  settings: Settings,
  change: ChangeFinding,
  model: ForecastModel | undefined
): TrendsFinding {
  const { reading } = change;
  const notJudged = { rule: "R2", reading, finding: "not-judged" } as const;
  if (change.finding === "not-judged") return { ...notJudged, reason: "change-not-judged", evidence: {} };
  const target = targetOf(series, better, period, settings, change);
  if (isMissing(target)) return { ...notJudged, ...target };
  if (!model) return { ...notJudged, reason: "model-failed", evidence: {} };
  const projection = forecastTotal(model, series, target, better, settings, reading);
  const evidence = { ...trendsEvidence(series, target, settings, [projection], []), method: model.method };
  return {
    rule: "R2",
    reading,
    finding: projection.achieves ? "achieved" : "not-achieved",
    evidence
  };
}

/** The fan of a chart: one point a period from the period end to the end of the target period. */
export function forecastFan(
  series: Series,
  period: Month,
  settings: Settings,
  model: ForecastModel
): FanPoint[] {
  const last = lastIndexAt(series, period);
  const ahead = Math.max(0, lastIndexAt(series, settings.target.end) - last);
  return Array.from({ length: ahead }, (_, i) => {
    const index = last + 1 + i;
    const expected = expectedOf(model, [index], "single");
    return {
      month: monthAt(series, index),
      mean: expected.total,
      bands: FAN_CONFIDENCES.map((confidence) => ({ confidence, ...limitsOf(expected, confidence) }))
    };
  });
}
