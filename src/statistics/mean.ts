import { sum } from "./sum.js";

/**
 * Arithmetic mean, in the unit of the values; undefined for no values.
 * Throws a RangeError for a value that is NaN or infinite.
 */
export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : sum(values) / values.length;
}
