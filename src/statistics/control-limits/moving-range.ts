import { checkFinite } from "../check.js";
import { mean } from "../mean.js";

/** Expected range of two standard normal values, 2 / sqrt(pi), as tables of control chart constants print it (d2). */
export const D2 = 1.128;

/** Upper limit of a moving range in mean moving ranges (D4 for two values, NIST/SEMATECH e-Handbook 6.3.2). */
const D4 = 3.267;

/**
 * Mean absolute difference of neighbouring values, in their unit; undefined for fewer than two values.
 * Screened: ranges above 3.267 times the mean range are left out and the mean taken once more, so that one wild point
 * does not widen the limits that should reveal it (Nelson 1982, J. Quality Technology 14, p. 172).
 * Throws a RangeError for a value that is NaN or infinite.
 */
export function meanMovingRange(values: readonly number[], screened = false): number | undefined {
  checkFinite(values);
  const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  const plain = mean(ranges);
  if (!screened || plain === undefined) return plain;
  return mean(ranges.filter((range) => range <= D4 * plain));
}
