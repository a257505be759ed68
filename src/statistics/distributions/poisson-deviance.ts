/** Within this relative distance of each other, x log(x/mean) and mean - x cancel too much to be added as they stand. */
const CLOSE = 0.1;

/**
 * Half the deviance of one count x about its mean: x log(x / mean) + mean - x, for x of 0 or more and a mean above 0.
 * Zero when they are equal, and accurate however close they are.
 * Loader (2000), Fast and Accurate Computation of Binomial Probabilities, section 4 (his function bd0).
 */
export function halfPoissonDeviance(x: number, mean: number): number {
  if (x === 0) return mean;
  const difference = x - mean;
  if (Math.abs(difference) >= CLOSE * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  const square = ratio * ratio;
  let total = difference * ratio;
  let term = 2 * x * ratio;
  for (let j = 3; ; j += 2) {
    term *= square;
    const next = total + term / j;
    if (next === total) return next;
    total = next;
  }
}
