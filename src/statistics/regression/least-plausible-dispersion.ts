import { check } from "../check.js";
import { chiSquareQuantile } from "../distributions/distributions.js";

/** Chance of an estimate this small when counts vary as counting alone makes them. */
const CHANCE = 0.01;

/**
 * The smallest dispersion that Poisson counting is likely to show: an estimate with this many degrees of freedom falls
 * below it in 1% of cases (its distribution is chi-square over its degrees of freedom). Smaller estimates are luck, and
 * would make limits too narrow; a floor at 1 itself would make a 5% test of counts a 2% one. Below 1; tends to 1.
 * Throws a RangeError when degreesOfFreedom is not above 0.
 */
export function leastPlausibleDispersion(degreesOfFreedom: number): number {
  check(degreesOfFreedom > 0, "degreesOfFreedom", degreesOfFreedom, "a number above 0");
  return chiSquareQuantile(CHANCE, degreesOfFreedom) / degreesOfFreedom;
}
