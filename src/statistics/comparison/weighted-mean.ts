import { check, checkSameLength } from "../check.js";
import { sum } from "../sum.js";

/**
 * Mean of the values, each counted by its weight; undefined when the weights add to zero (or there are none).
 * Throws a RangeError for a negative weight, lists of different lengths, or a number that is NaN or infinite.
 */
export function weightedMean(values: readonly number[], weights: readonly number[]): number | undefined {
  checkSameLength(values, weights, "weights");
  for (const weight of weights) check(weight >= 0, "weight", weight, "zero or more");
  const total = sum(weights);
  return total === 0 ? undefined : sum(values.map((value, i) => value * weights[i]!)) / total;
}
