import type { Month } from "../plan/month.js";
import type { Polarity } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import type { Reading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { chanceNeeded } from "./chance-needed.js";
import { type ComingCount, limitsOf, probabilityOfCount } from "./models/coming-count.js";
import type { ForecastModel } from "./models/forecast-model.js";
import type { FanPoint } from "./outlook.js";
import { type Target, type TargetPeriod, type Threshold, targetOf, trendsEvidence } from "./r2-trends.js";
import type { ChangeFinding, Projection, TrendsFinding } from "./rating.js";
import { isMissing, lastIndexAt, monthAt } from "./windows/series-window.js";

/** Bands of the fan, per cent. */
export const FAN_CONFIDENCES = [50, 80, 95] as const;

/** What a model expects of periods of the series, by index, that lie ahead; `target` says whose measured errors widen the bands. */
export function comingPeriods(
  model: ForecastModel,
  indexes: readonly number[],
  target: "total" | "single"
): ComingCount {
  const { kind, scaling, periodsPerQuarter, quarters, months, lastIndex } = model;
  const weights = new Array<number>(quarters.expected.length).fill(0);
  const periods = new Array<number>(quarters.expected.length).fill(0);
  for (const index of indexes) {
    const ahead = index - lastIndex - 1;
    const quarter = Math.floor(ahead / periodsPerQuarter);
    weights[quarter]! += months.shares[ahead % months.shares.length]!;
    periods[quarter]! += 1;
  }
  const total = weights.reduce((sum, weight, q) => sum + weight * quarters.expected[q]!, 0);
  // What a quarter's months miss of it together, they miss apart: only a part of a quarter has this error.
  const variance = weights.reduce((sum, weight, q) => {
    const isPart = periods[q]! > 0 && periods[q]! < periodsPerQuarter;
    return isPart ? sum + (loneShare(weight, periods[q]!) * quarters.expected[q]!) ** 2 : sum;
  }, 0);
  const within = variance > 0 ? (months.deviation * Math.sqrt(variance)) / total : 0;
  const furthest = Math.max(...indexes) - lastIndex;
  const quartersAhead = furthest / periodsPerQuarter;
  const error = { kind, target, quartersAhead, scaling };
  const ofCount = { ...error, deviation: quarters.logDeviation(weights), within };
  if (!quarters.rateDeviation) return { total, error: ofCount };
  // No error so far ahead was measured: it grows like that of a level that drifts.
  const beyond = Math.sqrt(Math.max(1, quartersAhead / scaling![kind][target].length));
  return {
    total,
    error: { ...ofCount, deviation: beyond * ofCount.deviation },
    // How months divide a quarter is counting, too, where counts are small.
    rate: { ...error, deviation: beyond * quarters.rateDeviation(weights), within: 0 }
  };
}

/** The share of the one month that a part of a quarter holds, or leaves out: either way the same offences are uncertain. */
const loneShare = (share: number, months: number) => (months === 1 ? share : 1 - share);

/** What a forecast expects of the rest of a target period; undefined when none of it lies ahead. */
export function restOfTarget(
  model: ForecastModel,
  { ahead }: Pick<TargetPeriod, "ahead">
): ComingCount | undefined {
  return ahead.length === 0 ? undefined : comingPeriods(model, ahead, "total");
}

/** Probability that the rest of the target period, if there is any, makes the whole achieve the target. */
export function probabilityOfTarget(
  rest: ComingCount | undefined,
  target: Threshold & Pick<TargetPeriod, "observedTotal">,
  better: Polarity
): number {
  if (!rest) return Number(target.isAchievedBy(target.observedTotal));
  const needed = target.threshold - target.observedTotal;
  if (!rest.rate) {
    const below = probabilityOfCount(rest, needed);
    return better === "lower" ? below : 1 - below;
  }
  const achieves = (count: number) => target.isAchievedBy(target.observedTotal + count);
  if (better === "lower") {
    const most = Math.floor(needed);
    return probabilityOfCount(rest, achieves(most) ? most : most - 1);
  }
  const least = Math.max(0, Math.ceil(needed));
  return 1 - probabilityOfCount(rest, (achieves(least) ? least : least + 1) - 1);
}

const NOTHING = { lower: 0, upper: 0 };

function forecastTotal(
  model: ForecastModel,
  series: Series,
  target: Target,
  better: Polarity,
  settings: Settings,
  reading: Reading
): Projection {
  const known = { window: "forecast" as const, from: monthAt(series, model.firstIndex) };
  const { observedTotal } = target;
  const rest = restOfTarget(model, target);
  const { lower, upper } = rest ? limitsOf(rest)(settings.projection.confidence / 100) : NOTHING;
  const probability = probabilityOfTarget(rest, target, better);
  return {
    ...known,
    total: observedTotal + (rest?.total ?? 0),
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
    const expected = comingPeriods(model, [index], "single");
    const limitsAt = limitsOf(expected);
    return {
      month: monthAt(series, index),
      mean: expected.total,
      bands: FAN_CONFIDENCES.map((confidence) => ({ confidence, ...limitsAt(confidence / 100) }))
    };
  });
}
