import { check } from "../check.js";
import { mean } from "../mean.js";
import { D2, meanMovingRange } from "./moving-range.js";

/** Lines of an individuals (XmR) chart, in the unit of the values. */
export interface XmrLimits {
  centre: number;
  meanMovingRange: number;
  /** Estimated standard deviation: mean moving range / 1.128. */
  sigma: number;
  lower: number;
  upper: number;
}

/**
 * Lines of an individuals chart: mean +/- z x (mean moving range) / 1.128 (NIST/SEMATECH e-Handbook 6.3.2.2). The
 * lower line may be negative. A phase with lines of its own is a slice of the values, given by the caller; a chart of
 * ratios takes the ratios as values. `screened` leaves out outlying ranges: see {@link meanMovingRange}.
 * Undefined for fewer than two values. Throws a RangeError for a negative z or a value that is NaN or infinite.
 */
export function xmrLimits(
  values: readonly number[],
  z = 3,
  options: { screened?: boolean } = {}
): XmrLimits | undefined {
  check(z >= 0 && z < Number.POSITIVE_INFINITY, "z", z, "a finite number of 0 or more");
  const range = meanMovingRange(values, options.screened);
  if (range === undefined) return undefined;
  const centre = mean(values)!;
  const sigma = range / D2;
  return { centre, meanMovingRange: range, sigma, lower: centre - z * sigma, upper: centre + z * sigma };
}
