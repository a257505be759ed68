import { mean } from "../mean.js";
import { sum } from "../sum.js";
import { D2, meanMovingRange } from "./moving-range.js";

/** Centre and spread of an individuals (XmR) chart, in the unit of the values. */
export interface BaselineLimits {
  centre: number;
  meanMovingRange: number;
  /** Estimated standard deviation: mean moving range / 1.128. */
  sigma: number;
}

/**
 * Mean and mean moving range of the first `most` values of runs without a gap, all of them where there are fewer; no range
 * reaches from one run to the next (NIST/SEMATECH e-Handbook 6.3.2.2). Undefined when no run has two values among them.
 */
export function baselineLimits(
  runs: readonly (readonly number[])[],
  most: number
): BaselineLimits | undefined {
  const baseline = firstOf(runs, most);
  const moving = baseline.filter((run) => run.length > 1);
  if (moving.length === 0) return undefined;
  const ranges = moving.map((run) => run.length - 1);
  const range = sum(moving.map((run, i) => meanMovingRange(run)! * ranges[i]!)) / sum(ranges);
  return { centre: mean(baseline.flat())!, meanMovingRange: range, sigma: range / D2 };
}

/** The first `most` values, in their runs. */
function firstOf(runs: readonly (readonly number[])[], most: number): (readonly number[])[] {
  let left = most;
  return runs.map((run) => {
    const first = run.slice(0, left);
    left -= first.length;
    return first;
  });
}
