import { check } from "../check.js";
import { upperGamma } from "./incomplete-gamma.js";
import { normalQuantile } from "./normal.js";

/** What rounding may take from a cumulative probability: a quantile must still undo it (R's qpois uses the same). */
const FUZZ = 64 * Number.EPSILON;

/**
 * Probability that a Poisson count is at most k (Abramowitz & Stegun 1964, 26.4.21). A k between two whole numbers
 * counts as the lower; a negative k gives 0. Throws a RangeError when k is NaN or the mean is negative or not finite.
 */
export function poissonCdf(k: number, mean: number): number {
  check(!Number.isNaN(k), "k", k, "a number");
  checkMean(mean);
  if (k < 0) return 0;
  if (mean === 0 || k === Number.POSITIVE_INFINITY) return 1;
  return upperGamma(Math.floor(k) + 1, mean);
}

/**
 * The smallest count that a Poisson count does not exceed with probability p or more, for p from 0 to below 1.
 * Throws a RangeError for any other p, or when the mean is negative or not finite.
 * Starts from the Cornish-Fisher expansion (Abramowitz & Stegun 1964, 26.2.49) and walks to the answer.
 */
export function poissonQuantile(p: number, mean: number): number {
  check(p >= 0 && p < 1, "p", p, "a probability from 0 to below 1");
  checkMean(mean);
  if (p === 0 || mean === 0) return 0;
  const enough = p * (1 - FUZZ);
  let k = Math.max(0, Math.floor(cornishFisher(p, mean)));
  while (k > 0 && poissonCdf(k - 1, mean) >= enough) k--;
  while (poissonCdf(k, mean) < enough) k++;
  return k;
}

function cornishFisher(p: number, mean: number): number {
  const z = normalQuantile(p);
  return mean + Math.sqrt(mean) * z + (z * z - 1) / 6;
}

function checkMean(mean: number): void {
  check(mean >= 0 && mean < Number.POSITIVE_INFINITY, "mean", mean, "a finite number of 0 or more");
}
