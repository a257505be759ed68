import { continuedFraction } from "./continued-fraction.js";
import { LOG_SQRT_TWO_PI, stirlingError } from "./log-gamma.js";
import { halfPoissonDeviance } from "./poisson-deviance.js";

/**
 * Regularised incomplete beta function I_x(a, b), for a and b above 0: from 0 to 1, accurate also where it is tiny.
 * y is 1 - x, asked for so that neither is rounded when it is small. x and y from 0 to 1.
 * Didonato & Morris (1992), Algorithm 708, ACM TOMS 18, p. 360; 26.5.2 of Abramowitz & Stegun (1964) for the symmetry.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const kernel = betaKernel(x, y, a, b);
  const belowMean = (a + b) * y - b;
  return belowMean >= 0
    ? kernel * betaFraction(x, y, a, b, belowMean)
    : 1 - kernel * betaFraction(y, x, b, a, -belowMean);
}

/** x^a y^b / B(a, b), with y = 1 - x, in Loader's (2000) saddle-point form, which neither overflows nor cancels. */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    halfPoissonDeviance(a, n * x) -
    halfPoissonDeviance(b, n * y) -
    LOG_SQRT_TWO_PI;
  return Math.exp(exponent) * Math.sqrt((a * b) / n);
}

/**
 * The continued fraction of Didonato & Morris (1992), equation 9. Its terms take `belowMean`, a - (a + b) x, as an
 * argument of its own, so that nothing cancels when a is large and x close to 1.
 */
function betaFraction(x: number, y: number, a: number, b: number, belowMean: number): number {
  return continuedFraction(
    (k) => {
      const n = k - 1;
      if (n === 0) return 1;
      const scale = a + 2 * n - 1;
      return (((a + n - 1) / scale) * (a + b + n - 1) * n * (b - n) * x * x) / scale;
    },
    (k) => {
      const n = k - 1;
      const odd = (n * (b - n) * x) / (a + 2 * n - 1);
      const even = ((a + n) / (a + 2 * n + 1)) * (belowMean + 1 + n * (1 + y));
      return n === 0 ? even : n + odd + even;
    }
  );
}
