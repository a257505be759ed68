import { check } from "../check.js";
import { logGamma } from "./log-gamma.js";

/** Probabilities of the numbers from `first` to `last`; those of all others together are below 1e-9. */
export interface LikelyNumbers {
  first: number;
  last: number;
  probabilities: number[];
}

/** Standard deviations from the mean beyond which a number is left out, and so many numbers more, for means near an end. */
const FURTHEST = 6.5;
const MORE = 25;

/**
 * The binomial distribution of n trials with probability p, where it is not next to nothing; its probabilities are made to
 * add to 1. Throws a RangeError unless n is a whole number of 1 or more and p from 0 to 1.
 */
export function binomialProbabilities(n: number, p: number): LikelyNumbers {
  check(Number.isInteger(n) && n >= 1, "n", n, "a whole number of 1 or more");
  check(p >= 0 && p <= 1, "p", p, "a number from 0 to 1");
  if (p === 0 || p === 1) return { first: n * p, last: n * p, probabilities: [1] };
  const reach = FURTHEST * Math.sqrt(n * p * (1 - p)) + MORE;
  const first = Math.max(0, Math.floor(n * p - reach));
  const last = Math.min(n, Math.ceil(n * p + reach));
  const weights = Array.from({ length: last - first + 1 }, (_, i) => {
    const x = first + i;
    const ways = logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1);
    return Math.exp(ways + x * Math.log(p) + (n - x) * Math.log1p(-p));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { first, last, probabilities: weights.map((weight) => weight / total) };
}
