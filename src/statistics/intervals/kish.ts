import { check } from "../check.js";
import { sum } from "../sum.js";

/** Interviews that carry the same weight. */
export interface WeightGroup {
  weight: number;
  count: number;
}

/** What weighting costs a sample. */
export interface Kish {
  /** Number of interviews. */
  base: number;
  /** Size of the simple random sample that would be as exact. */
  effectiveSampleSize: number;
  /** base / effectiveSampleSize: 1 when all weights are equal. */
  designEffect: number;
}

/**
 * Kish's design effect of unequal weights, n sum(w^2) / (sum w)^2, and the effective sample size (sum w)^2 / sum(w^2).
 * Kish (1965), Survey Sampling, section 11.7. One group an interview, or one a distinct weight.
 * Undefined when the weights add to zero. Throws a RangeError for a negative weight or count.
 */
export function kish(groups: readonly WeightGroup[]): Kish | undefined {
  for (const { weight, count } of groups) {
    check(weight >= 0, "weight", weight, "zero or more");
    check(count >= 0, "count", count, "zero or more");
  }
  const base = sum(groups.map((g) => g.count));
  const weights = sum(groups.map((g) => g.count * g.weight));
  const squares = sum(groups.map((g) => g.count * g.weight * g.weight));
  if (weights === 0) return undefined;
  const effectiveSampleSize = (weights * weights) / squares;
  return { base, effectiveSampleSize, designEffect: base / effectiveSampleSize };
}
