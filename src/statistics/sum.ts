import { checkFinite } from "./check.js";

/**
 * Sum of the values, with compensation for rounding (Neumaier 1974, Z. angew. Math. Mech. 54, p. 39), so that
 * the order of the values makes no visible difference. The sum of no values is 0.
 * Throws a RangeError for a value that is NaN or infinite.
 */
export function sum(values: readonly number[]): number {
  checkFinite(values);
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}
