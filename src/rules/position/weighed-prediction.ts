import type { Settings } from "../../plan/settings.js";
import {
  betweenVariance,
  type MeasuredFigures,
  type PossibleVariance,
  possibleVariances,
  scatterOf
} from "../../statistics/comparison/between-variance.js";
import { deviation } from "../../statistics/deviation.js";
import { normalCdf } from "../../statistics/distributions/distributions.js";
import { negativeBinomialCdf } from "../../statistics/distributions/negative-binomial.js";
import { newton } from "../../statistics/distributions/newton.js";
import { normalDensity } from "../../statistics/distributions/normal.js";
import { mean } from "../../statistics/mean.js";
import { sum } from "../../statistics/sum.js";
import { linesAround } from "../models/lines-around.js";
import type { ForceValue, Lines } from "../rating.js";
import {
  averageOf,
  type Compared,
  FEW_OFFENCES,
  type GroupLines,
  percentageOf,
  rateOf,
  sharesIn,
  thousandsOf
} from "./compared.js";

/** R4 calibrated by its third method: a prediction interval for one more force, over all variances between forces that there could be. */
export function weighedPrediction([own, ...peers]: readonly Compared[], settings: Settings): GroupLines {
  const centre = averageOf(peers, settings.msg.average);
  const varianceOf = chanceVariance(own!, peers);
  const measured = { values: peers.map((f) => f.value), variances: peers.map(varianceOf) };
  const ownChance = varianceOf(own!);
  const shares = sharesIn(peers, settings.msg.average);
  const errors = predictionErrors(measured, ownChance, shares);
  const between = betweenVariance(measured);
  const error = predictionError(measured.variances, ownChance, shares)(between);
  const margin = marginOf(errors, settings.z);
  const lines = linesAround(centre, margin);
  return {
    mean: centre,
    standardDeviation: deviation(measured.values)!,
    lines:
      own!.unit === "per cent" ? lines : withFewOffences(lines, own!, peers, { errors, shares }, settings.z),
    critical: margin / error,
    prediction: {
      between: Math.sqrt(between),
      chance: Math.sqrt(ownChance),
      chanceOfPeers: Math.sqrt(mean(measured.variances)!),
      error,
      asFar: 2 * (1 - within(errors, Math.abs(own!.value - centre)).below),
      noDifference: sum(errors.map(({ between, share }) => (between === 0 ? share : 0)))
    }
  };
}

/**
 * What chance alone does to a figure, at the percentage or the rate that the peers have together, since a force that is
 * like the others has it too.
 */
function chanceVariance(own: Compared, peers: readonly Compared[]): (figure: ForceValue) => number {
  const percentage = own.unit === "per cent" ? percentageOf(peers) : null;
  const ofOne = percentage === null ? 1000 * rateOf(peers) : percentage * (100 - percentage);
  return ({ denominator }) => ofOne / denominator!;
}

/** A variance between forces that there could be, its share, and the standard error of one more force's distance from the peers' average by it. */
export interface PredictionError {
  between: number;
  share: number;
  error: number;
}

/**
 * Standard errors of one more force's distance from its peers' average, over the variances between forces that there could
 * be. `ownChance` is what chance does to that force's figure, a variance; `shares` are the peers' in their average.
 */
export function predictionErrors(
  peers: MeasuredFigures,
  ownChance: number,
  shares: readonly number[]
): PredictionError[] {
  const errorAt = predictionError(peers.variances, ownChance, shares);
  return weighedByNeed(peers, ownChance).map(({ variance, share }) => ({
    between: variance,
    share,
    error: errorAt(variance)
  }));
}

/** Standard error of one more force's distance from the peers' average, by the variance between forces. */
function predictionError(
  variances: readonly number[],
  ownChance: number,
  shares: readonly number[]
): (between: number) => number {
  const squares = shares.map((share) => share ** 2);
  const chance = ownChance + sum(squares.map((square, i) => square * variances[i]!));
  const times = 1 + sum(squares);
  return (between) => Math.sqrt(between * times + chance);
}

/**
 * Where peers scatter no more than chance makes them on average, what they could differ by unseen is about their chance, or
 * less: beside as much chance of the force's own it is left out, and where the own figure is surer than theirs it counts.
 */
function weighedByNeed(peers: MeasuredFigures, ownChance: number): PossibleVariance[] {
  const possible = possibleVariances(peers);
  if (scatterOf(peers) > peers.values.length - 1) return possible;
  const counts = 1 - Math.min(1, ownChance / mean(peers.variances)!) ** 2;
  const weighed = possible.map(({ variance, share }) => ({
    variance,
    share: variance === 0 ? share : share * counts
  }));
  const total = sum(weighed.map(({ share }) => share));
  return weighed.map(({ variance, share }) => ({ variance, share: share / total }));
}

/** Probability that one more force lies less than a distance above the peers' average, and its density there. */
function within(errors: readonly PredictionError[], distance: number): { below: number; density: number } {
  let below = 0;
  let density = 0;
  for (const { share, error } of errors) {
    below += share * normalCdf(distance / error);
    density += (share * normalDensity(distance / error)) / error;
  }
  return { below, density };
}

/** Distance from the peers' average that one more force passes, on each side, as rarely as a normal variable passes z. */
export function marginOf(errors: readonly PredictionError[], z: number): number {
  const probability = normalCdf(z);
  // Not beyond it, by Jensen's inequality: above 0 the normal distribution is concave, and so is the mean of several.
  const start = z / sum(errors.map(({ share, error }) => share / error));
  return newton((distance) => {
    const { below, density } = within(errors, distance);
    return (below - probability) / density;
  }, start);
}

/**
 * Where few offences are expected, the lines are at least as wide as those of a count of the force whose rate is known only
 * from its peers: by each variance that there could be a gamma distribution, so the count has a negative binomial one.
 */
function withFewOffences(
  { centre, lower, upper }: Lines,
  own: Compared,
  peers: readonly Compared[],
  { errors, shares }: { errors: readonly PredictionError[]; shares: readonly number[] },
  z: number
): Lines {
  const people = thousandsOf([own]);
  const rate = rateOf(peers);
  const expected = rate * people;
  if (expected >= FEW_OFFENCES) return { centre, lower, upper };
  const spread = 1 + sum(shares.map((share) => share ** 2));
  const known = rate / thousandsOf(peers);
  const shapes = errors.map(({ between }) => rate ** 2 / (between * spread + known));
  const atMost = (count: number) =>
    sum(shapes.map((shape, i) => errors[i]!.share * negativeBinomialCdf(count, expected, shape)));
  let [least, most] = [Math.ceil(lower * people), Math.floor(upper * people)];
  while (least > 0 && atMost(least - 1) >= normalCdf(-z)) least--;
  while (atMost(most) < normalCdf(z)) most++;
  return { centre, lower: Math.min(lower, least / people), upper: Math.max(upper, most / people) };
}
