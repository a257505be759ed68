import { check } from "../check.js";
import { criticalZ } from "../distributions/critical-value.js";
import type { Interval } from "../interval.js";

/**
 * Byar's approximate interval for a Poisson count. `confidence` from 0 to 1; exactly 0 below a count of 0.
 * Breslow & Day (1987), Statistical Methods in Cancer Research II, eq. 2.13; used by PHEindicatormethods.
 * Throws a RangeError unless the count is a finite number of 0 or more.
 */
export function byarInterval(count: number, confidence: number): Interval {
  check(count >= 0 && count < Number.POSITIVE_INFINITY, "count", count, "a finite number of 0 or more");
  const z = criticalZ(confidence);
  return { lower: count === 0 ? 0 : Math.max(0, limit(count, -z)), upper: limit(count + 1, z) };
}

function limit(count: number, z: number): number {
  return count * (1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
}
