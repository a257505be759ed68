import { check } from "../check.js";
import { mean } from "../mean.js";

/**
 * Lines of a c-chart of counts with equal exposure: mean +/- z sqrt(mean), the lower not below 0 (NIST/SEMATECH
 * e-Handbook 6.3.3.1). It supposes Poisson counts, which crimes by month are not: they spread far more.
 * Undefined for no counts. Throws a RangeError for a negative count or z, or a number that is NaN or infinite.
 */
export function cChart(
  counts: readonly number[],
  z = 3
): { centre: number; lower: number; upper: number } | undefined {
  check(z >= 0 && z < Number.POSITIVE_INFINITY, "z", z, "a finite number of 0 or more");
  for (const count of counts) check(count >= 0, "count", count, "zero or more");
  const centre = mean(counts);
  if (centre === undefined) return undefined;
  const reach = z * Math.sqrt(centre);
  return { centre, lower: Math.max(0, centre - reach), upper: centre + reach };
}
