import { incompleteBeta } from "./incomplete-beta.js";

/**
 * Probability of at most `count` events, whose expectation is itself uncertain: a gamma distribution of this mean and shape
 * (both above 0). count is a whole number; below 0 it is 0. Johnson, Kemp & Kotz (2005), Univariate Discrete
 * Distributions, 5.1 and 5.6.
 */
export function negativeBinomialCdf(count: number, mean: number, shape: number): number {
  if (count < 0) return 0;
  const total = shape + mean;
  return incompleteBeta(shape / total, mean / total, shape, count + 1);
}

/** The smallest count with a probability of at least p (0 to 1, both left out) of not being exceeded. */
export function negativeBinomialQuantile(p: number, mean: number, shape: number): number {
  let above = Math.ceil(mean) + 1;
  while (negativeBinomialCdf(above, mean, shape) < p) above *= 2;
  let below = -1;
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (negativeBinomialCdf(middle, mean, shape) < p) below = middle;
    else above = middle;
  }
  return above;
}
