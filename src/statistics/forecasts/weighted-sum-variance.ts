import { check } from "../check.js";
import type { SmoothingParameters } from "./exponential-smoothing.js";

/**
 * Variance of a weighted sum of the coming values of an exponentially smoothed series, for an error variance of 1:
 * the sum over t of (sum over h >= t of w_h c_(h-t))^2, where c_0 = 1 and c_j = alpha + beta (phi + ... + phi^j)
 * (+ gamma when j is a whole number of years) is what an error adds to the value j periods later. `weights[h - 1]`
 * belongs to the value h periods ahead. Hyndman, Koehler, Ord & Snyder (2008), section 6.1; with weights of 1 it is
 * their variance of a lead-time total.
 */
export function weightedSumVariance(
  weights: readonly number[],
  { alpha, beta, gamma, phi }: SmoothingParameters,
  season: number
): number {
  check(Number.isInteger(season) && season > 0, "season", season, "a whole number of 1 or more");
  let last = weights.length;
  while (last > 0 && weights[last - 1] === 0) last -= 1;
  const effects = new Float64Array(last).fill(1, 0, 1);
  for (let j = 1, damping = 0; j < last; j++) {
    damping += phi ** j;
    effects[j] = alpha + beta * damping + (j % season === 0 ? gamma : 0);
  }
  let variance = 0;
  for (let t = 0; t < last; t++) {
    let effect = 0;
    for (let h = t; h < last; h++) effect += weights[h]! * effects[h - t]!;
    variance += effect * effect;
  }
  return variance;
}
