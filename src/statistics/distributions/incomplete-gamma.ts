import { continuedFraction } from "./continued-fraction.js";
import { LOG_SQRT_TWO_PI, stirlingError } from "./log-gamma.js";
import { halfPoissonDeviance } from "./poisson-deviance.js";

/**
 * x^a exp(-x) / gamma(a + 1): for a whole number a, the Poisson probability of a with mean x. a and x above 0.
 * Loader (2000), section 4: it keeps its digits where powers and factorials would overflow or cancel.
 */
export function poissonDensity(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - halfPoissonDeviance(a, x) - LOG_SQRT_TWO_PI) / Math.sqrt(a);
}

/**
 * Regularised lower incomplete gamma function P(a, x), for a above 0 and x of 0 or more: from 0 to 1, accurate
 * also where it is tiny (Abramowitz & Stegun 1964, 6.5.1).
 */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x);
}

/** Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), accurate also where it is tiny. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

/** P(a, x) by its power series (Abramowitz & Stegun 1964, 6.5.29). */
function lowerBySeries(a: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let n = 1; term > total * Number.EPSILON; n++) {
    term *= x / (a + n);
    total += term;
  }
  return poissonDensity(a, x) * total;
}

/** Q(a, x) by its continued fraction (the even part of Abramowitz & Stegun 1964, 6.5.31). */
function upperByFraction(a: number, x: number): number {
  const fraction = continuedFraction(
    (n) => (n === 1 ? 1 : (n - 1) * (a - n + 1)),
    (n) => x + 2 * n - 1 - a
  );
  return poissonDensity(a, x) * a * fraction;
}
