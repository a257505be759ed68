import { check, checkFinite } from "./check.js";

/**
 * Quantile at probability p by linear interpolation between order statistics: type 7 of Hyndman & Fan (1996,
 * The American Statistician 50, p. 361), R's default. The values need not be sorted; undefined for no values.
 * Throws a RangeError when p is outside 0 to 1 or a value is NaN or infinite.
 */
export function quantile(values: readonly number[], p: number): number | undefined {
  check(p >= 0 && p <= 1, "p", p, "a probability from 0 to 1");
  checkFinite(values);
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}
