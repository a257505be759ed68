import { check } from "../check.js";
import { lowerGamma, poissonDensity, upperGamma } from "./incomplete-gamma.js";
import { checkTail, newton } from "./newton.js";
import { normalQuantile } from "./normal.js";

/**
 * Probability that a chi-square variable is at most x; df need not be whole (Abramowitz & Stegun 1964, 26.4.19).
 * 0 for x of 0 or less. Throws a RangeError when x is NaN or df is not a finite number above 0.
 */
export function chiSquareCdf(x: number, df: number): number {
  check(!Number.isNaN(x), "x", x, "a number");
  checkDf(df);
  return x === Number.POSITIVE_INFINITY ? 1 : lowerGamma(df / 2, x / 2);
}

function checkDf(df: number): void {
  check(df > 0 && df < Number.POSITIVE_INFINITY, "df", df, "a finite number above 0");
}

/**
 * The value that a chi-square variable stays below with probability p, from 1e-250 to below 1.
 * Throws a RangeError for any other p, or when df is not a finite number above 0.
 * Starts from Wilson & Hilferty (1931) and solves for the logarithm of the smaller tail, which is concave in log x.
 */
export function chiSquareQuantile(p: number, df: number): number {
  checkTail(p);
  checkDf(df);
  const a = df / 2;
  const lower = p < 0.5;
  const target = lower ? p : 1 - p;
  const logHalf = newton(
    (u) => {
      const x = Math.exp(u);
      const probability = lower ? lowerGamma(a, x) : upperGamma(a, x);
      const step = (Math.log(probability / target) * probability) / (poissonDensity(a, x) * a);
      return lower ? step : -step;
    },
    Math.log(wilsonHilferty(p, df) / 2)
  );
  return 2 * Math.exp(logHalf);
}

/** Wilson & Hilferty's cube-root approximation (Abramowitz & Stegun 1964, 26.4.17), held above zero. */
function wilsonHilferty(p: number, df: number): number {
  const spread = 2 / (9 * df);
  const root = Math.max(0.01, 1 - spread + normalQuantile(p) * Math.sqrt(spread));
  return df * root ** 3;
}
