import { check } from "../check.js";

/** Euler's constant (Abramowitz & Stegun 1964, table 1.1). */
const EULER = 0.5772156649015329;

/** Riemann's zeta(k) - 1 for k = 2, 3, ... (Abramowitz & Stegun 1964, table 23.3). */
const ZETA_MINUS_ONE: readonly number[] = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113821, 0.036927755143369934, 0.01734306198444914,
  0.008349277381922829, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180855,
  0.0004941886041194646, 0.0002460865533080483, 0.00012271334757848915, 0.00006124813505870483,
  0.00003058823630702049, 0.00001528225940865187, 0.000007637197637899763, 0.00000381729326499984,
  0.000001908212716553939, 9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7,
  1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8,
  7.45071178983543e-9
];

/** Half the logarithm of 2 pi. */
export const LOG_SQRT_TWO_PI = 0.9189385332046728;

/** From here on the eight terms of {@link stirlingError} are exact to double precision. */
const STIRLING_FROM = 15;

/** Coefficients of Stirling's series in 1/x, 1/x^3, ... (Abramowitz & Stegun 1964, 6.1.40-41). */
const STIRLING: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400
];

/**
 * Natural logarithm of the gamma function, for x above 0; relative error about 1e-15, also beside its zeros at 1 and 2.
 * From 15 on Stirling's series; below, the recurrence down to the interval 1.5 to 2.5 and Taylor's series about 2
 * (Abramowitz & Stegun 1964, 6.1.33). Throws a RangeError when x is not a finite number above 0.
 */
export function logGamma(x: number): number {
  check(x > 0 && x < Number.POSITIVE_INFINITY, "x", x, "a finite number above 0");
  if (x >= STIRLING_FROM) return (x - 0.5) * Math.log(x) - x + LOG_SQRT_TWO_PI + stirlingSeries(x);
  if (x < 0.5) return aboutTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return aboutTwo(x - 1) - Math.log1p(x - 1);
  let rest = x;
  let product = 1;
  while (rest > 2.5) {
    rest -= 1;
    product *= rest;
  }
  return Math.log(product) + aboutTwo(rest - 2);
}

/** Logarithm of gamma(2 + d), for d from -0.5 to 0.5. */
function aboutTwo(d: number): number {
  let series = 0;
  for (let k = ZETA_MINUS_ONE.length + 1; k >= 2; k--) {
    series = ZETA_MINUS_ONE[k - 2]! / k - d * series;
  }
  return d * (1 - EULER + d * series);
}

/** What Stirling's formula for log gamma(x) leaves out. */
function stirlingSeries(x: number): number {
  const inverseSquare = 1 / (x * x);
  let series = 0;
  for (let i = STIRLING.length - 1; i >= 0; i--) series = series * inverseSquare + STIRLING[i]!;
  return series / x;
}

/**
 * log(x!) - log(sqrt(2 pi x) (x/e)^x), for x above 0: the error of Stirling's formula for the factorial.
 * Loader (2000), Fast and Accurate Computation of Binomial Probabilities, section 3.
 */
export function stirlingError(x: number): number {
  return x >= STIRLING_FROM
    ? stirlingSeries(x)
    : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - LOG_SQRT_TWO_PI;
}
