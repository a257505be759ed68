import { check } from "../check.js";
import { normalQuantile } from "./normal.js";

/** Square roots of these are far from every fraction, so their multiples fill a line, and together a cube, evenly. */
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23];

/** How many points are spread: with them a chance is known to about a quarter of a point. */
export const POINTS = 4096;

const KEPT: Float64Array[] = [];

/**
 * Standard normal numbers in one dimension of a set of {@link POINTS} points that fill the space more evenly than drawn ones:
 * the normal quantiles of the multiples of a prime's square root, their whole part left out (Richtmyer 1951).
 * Dimensions count from 0. Throws a RangeError for more of them than nine.
 */
export function spreadNormals(dimension: number): Float64Array {
  check(dimension in PRIMES, "dimension", dimension, `a whole number from 0 to ${PRIMES.length - 1}`);
  KEPT[dimension] ??= Float64Array.from({ length: POINTS }, (_, i) =>
    normalQuantile(((i + 0.5) * Math.sqrt(PRIMES[dimension]!)) % 1)
  );
  return KEPT[dimension];
}
