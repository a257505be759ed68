import { sum } from "../../src/statistics/sum.js";

/**
 * Whole numbers in proportion to `weights` that add to `total` exactly: each share is rounded down, and what is
 * left goes to the largest remainders, the earlier first among equals. `total` is a whole number, 0 or more;
 * the weights are 0 or more, and not all 0.
 */
export function largestRemainder(weights: readonly number[], total: number): number[] {
  const whole = sum(weights);
  const shares = weights.map((weight) => (weight / whole) * total);
  const wholes = shares.map(Math.floor);
  const left = total - sum(wholes);
  const byRemainder = shares
    .map((share, i) => ({ i, remainder: share - wholes[i]! }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) wholes[i]!++;
  return wholes;
}
