import type { DrawnHistories } from "./drawn-histories.js";

/** A sum of a history's periods, each times its weight. */
export type Weights = Float64Array;

/** The weighted sum of every history. */
export function weightedSums(histories: DrawnHistories, weights: Weights): Float64Array {
  const sums = new Float64Array(histories[0]!.length);
  weights.forEach((weight, t) => {
    if (weight === 0) return;
    const counts = histories[t]!;
    for (let i = 0; i < sums.length; i++) sums[i]! += weight * counts[i]!;
  });
  return sums;
}

/** Weights of the mean of a window. */
export function meanWeights(periods: number, from: number, length: number): Weights {
  return new Float64Array(periods).fill(1 / length, from, from + length);
}

/** Every history's variance (n - 1) in a window. */
export function windowVariances(histories: DrawnHistories, from: number, length: number): Float64Array {
  const means = weightedSums(histories, meanWeights(histories.length, from, length));
  const squares = new Float64Array(means.length);
  for (let t = from; t < from + length; t++) {
    const counts = histories[t]!;
    for (let i = 0; i < squares.length; i++) squares[i]! += (counts[i]! - means[i]!) ** 2 / (length - 1);
  }
  return squares;
}

/** Weights of the value, at a place that may lie ahead, of the straight line through the periods from one to the last. */
export function trendWeights(periods: number, from: number, place: number): Weights {
  const length = periods - from;
  const middle = (from + periods - 1) / 2;
  const squares = (length * (length * length - 1)) / 12;
  return new Float64Array(periods).map((_, t) =>
    t < from ? 0 : 1 / length + ((t - middle) * (place - middle)) / squares
  );
}
