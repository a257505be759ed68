import { check } from "../check.js";
import { criticalZ } from "../distributions/critical-value.js";
import type { Interval } from "../interval.js";

/** A proportion found in a sample. */
export interface SampleProportion {
  /** From 0 to 1. */
  proportion: number;
  /** Sample size; the effective one where the design has an effect. It need not be whole. */
  n: number;
  /** From 0 to 1. */
  confidence: number;
}

/**
 * Wilson's score interval for a proportion, from 0 to 1; exactly 0 for none and 1 for all.
 * Wilson (1927), J. Am. Stat. Assoc. 22, p. 209; Newcombe (1998), Statistics in Medicine 17, p. 857, method 3.
 * Throws a RangeError unless the proportion is from 0 to 1 and n a finite number above 0.
 */
export function wilsonInterval({ proportion, n, confidence }: SampleProportion): Interval {
  check(proportion >= 0 && proportion <= 1, "proportion", proportion, "a number from 0 to 1");
  check(n > 0 && n < Number.POSITIVE_INFINITY, "n", n, "a finite number above 0");
  const z = criticalZ(confidence);
  const square = z * z;
  const centre = 2 * n * proportion + square;
  const reach = z * Math.sqrt(square + 4 * n * proportion * (1 - proportion));
  const scale = 2 * (n + square);
  return {
    lower: proportion === 0 ? 0 : (centre - reach) / scale,
    upper: proportion === 1 ? 1 : (centre + reach) / scale
  };
}
