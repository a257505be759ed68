import { check } from "../check.js";
import { mean } from "../mean.js";

/**
 * Largest autocorrelation that {@link autocorrelationInflation} believes. At 0.95 the multiplier is already 6.2;
 * nearer to 1 it grows without bound on an estimate whose own standard error, with a few dozen periods, is above 0.1.
 */
const LARGEST_AUTOCORRELATION = 0.95;

/** Of the largest value: deviations of this size are what arithmetic makes of equal numbers. */
const ROUNDING = 1e-12;

/**
 * Autocorrelation at lag one: the sum of products of neighbouring deviations from the overall mean over the sum of
 * squared deviations (Box & Jenkins; NIST/SEMATECH e-Handbook 1.3.5.12; R's `acf`). From -1 to 1.
 * Undefined for fewer than two values, or when all are equal, up to the rounding of arithmetic or to `least`, a
 * deviation too small to mean anything in the unit of the values. Throws a RangeError for a NaN or infinite value.
 */
export function lagOneAutocorrelation(values: readonly number[], least = 0): number | undefined {
  if (values.length < 2) return undefined;
  const centre = mean(values)!;
  let products = 0;
  let squares = 0;
  let previous = 0;
  let largest = 0;
  for (const value of values) {
    const distance = value - centre;
    products += previous * distance;
    squares += distance * distance;
    previous = distance;
    largest = Math.max(largest, Math.abs(value));
  }
  const nothing = Math.max(least, ROUNDING * largest);
  return squares <= values.length * nothing ** 2 ? undefined : products / squares;
}

/**
 * Autocorrelation at lag one without the bias of short series: the estimate from n values lies (1 + 3r) / n below the
 * truth on average (Kendall 1954, Biometrika 41, p. 403; Marriott & Pope 1954, ibid., p. 390). From -1 to 1.
 * Throws a RangeError unless r is a number from -1 to 1 and n a whole number of 1 or more.
 */
export function correctedAutocorrelation(r: number, n: number): number {
  check(r >= -1 && r <= 1, "r", r, "a correlation from -1 to 1");
  check(Number.isInteger(n) && n >= 1, "n", n, "a whole number of 1 or more");
  return Math.min(1, Math.max(-1, r + (1 + 3 * r) / n));
}

/**
 * Factor by which a standard error grows when neighbouring residuals are correlated by r: sqrt((1 + r) / (1 - r)),
 * the limit for the mean of a long first-order autoregressive series (Bayley & Hammersley 1946, J. R. Stat. Soc.
 * Suppl. 8, p. 184). A negative r is taken as 0, so the factor is never below 1; r is capped at 0.95.
 * Throws a RangeError unless r is a number from -1 to 1.
 */
export function autocorrelationInflation(r: number): number {
  check(r >= -1 && r <= 1, "r", r, "a correlation from -1 to 1");
  const believed = Math.min(Math.max(0, r), LARGEST_AUTOCORRELATION);
  return Math.sqrt((1 + believed) / (1 - believed));
}
