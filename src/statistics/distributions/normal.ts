import { check } from "../check.js";

/** 1 / sqrt(2 pi). */
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** Density of the standard normal distribution at x. */
export function normalDensity(x: number): number {
  return INVERSE_SQRT_TWO_PI * Math.exp((-x * x) / 2);
}

/** Boundaries of Cody's three intervals. */
const INNER = 0.67448975;
const OUTER = Math.sqrt(32);

/** Cody's rational approximations, highest power first. */
const INNER_TOP = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356
];
const INNER_BOTTOM = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE_TOP = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978
];
const MIDDLE_BOTTOM = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992
];
const OUTER_TOP = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  2.9112874951168793e-5
];
const OUTER_BOTTOM = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5
];

/**
 * Probability that a standard normal variable is at most x; relative error below 1e-14, also in the far tails.
 * Cody (1969), Rational Chebyshev approximations for the error function, Math. Comp. 23, p. 631, with the
 * coefficients of his program ANORM (1993, ACM TOMS 19, p. 22). 0 and 1 at the infinities; throws for NaN.
 */
export function normalCdf(x: number): number {
  check(!Number.isNaN(x), "x", x, "a number");
  const distance = Math.abs(x);
  if (distance <= INNER) {
    const square = x * x;
    return 0.5 + (x * polynomial(INNER_TOP, square)) / polynomial(INNER_BOTTOM, square);
  }
  const tail = distance <= OUTER ? middleTail(distance) : outerTail(distance);
  return x < 0 ? tail : 1 - tail;
}

function middleTail(x: number): number {
  return (normalKernel(x) * polynomial(MIDDLE_TOP, x)) / polynomial(MIDDLE_BOTTOM, x);
}

function outerTail(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  const inverseSquare = 1 / (x * x);
  const correction =
    (inverseSquare * polynomial(OUTER_TOP, inverseSquare)) / polynomial(OUTER_BOTTOM, inverseSquare);
  return (normalKernel(x) * (INVERSE_SQRT_TWO_PI - correction)) / x;
}

/** exp(-x^2 / 2), with x split so that the rounding of its square does not spoil the far tail (Cody 1969). */
function normalKernel(x: number): number {
  const rounded = Math.trunc(x * 16) / 16;
  return Math.exp((-rounded * rounded) / 2) * Math.exp((-(x - rounded) * (x + rounded)) / 2);
}

/** Horner's rule, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}

/** Wichura's rational approximations, highest power first. */
const CENTRAL_TOP = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665
];
const CENTRAL_BOTTOM = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1
];
const NEAR_TOP = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835
];
const NEAR_BOTTOM = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1
];
const FAR_TOP = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103
];
const FAR_BOTTOM = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1
];

/**
 * The value that a standard normal variable stays below with probability p, for p between 0 and 1, exclusive.
 * Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37, p. 477: about 16 digits.
 * Throws a RangeError for any other p.
 */
export function normalQuantile(p: number): number {
  check(p > 0 && p < 1, "p", p, "a probability between 0 and 1");
  const fromHalf = p - 0.5;
  if (Math.abs(fromHalf) <= 0.425) {
    const r = 0.180625 - fromHalf * fromHalf;
    return (fromHalf * polynomial(CENTRAL_TOP, r)) / polynomial(CENTRAL_BOTTOM, r);
  }
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const distance =
    r <= 5
      ? polynomial(NEAR_TOP, r - 1.6) / polynomial(NEAR_BOTTOM, r - 1.6)
      : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5);
  return fromHalf < 0 ? -distance : distance;
}
