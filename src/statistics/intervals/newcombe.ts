import { check } from "../check.js";
import { wilsonInterval } from "./wilson.js";

/** Two independent proportions, from 0 to 1, and their sample sizes (effective ones where the design has an effect). */
export interface TwoProportions {
  p1: number;
  n1: number;
  p2: number;
  n2: number;
  /** From 0 to 1. */
  confidence: number;
}

/** p1 - p2 and its interval, from -1 to 1. */
export interface DifferenceInterval {
  difference: number;
  lower: number;
  upper: number;
}

/**
 * Newcombe's hybrid score interval for the difference **p1 - p2** of two independent proportions (pass the later wave
 * as 1 to get later minus earlier). Wilson's limits of each, without continuity correction.
 * Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine 17,
 * p. 873, method 10.
 * Throws a RangeError for a proportion outside 0 to 1 or a sample size that is not a finite number above 0.
 */
export function newcombeDifference({ p1, n1, p2, n2, confidence }: TwoProportions): DifferenceInterval {
  checkSample("1", p1, n1);
  checkSample("2", p2, n2);
  const first = wilsonInterval({ proportion: p1, n: n1, confidence });
  const second = wilsonInterval({ proportion: p2, n: n2, confidence });
  const difference = p1 - p2;
  return {
    difference,
    lower: difference - Math.hypot(p1 - first.lower, second.upper - p2),
    upper: difference + Math.hypot(first.upper - p1, p2 - second.lower)
  };
}

function checkSample(which: string, proportion: number, n: number): void {
  check(proportion >= 0 && proportion <= 1, `p${which}`, proportion, "a number from 0 to 1");
  check(n > 0 && n < Number.POSITIVE_INFINITY, `n${which}`, n, "a finite number above 0");
}
