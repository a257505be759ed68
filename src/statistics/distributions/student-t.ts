import { check } from "../check.js";
import { betaKernel, incompleteBeta } from "./incomplete-beta.js";
import { checkTail, newton } from "./newton.js";
import { normalQuantile } from "./normal.js";

/**
 * The value that a variable with Student's t distribution stays below with probability p, from 1e-250 to below 1.
 * df, the degrees of freedom, need not be whole. Abramowitz & Stegun (1964), 26.7.1, solved for t.
 * Throws a RangeError for any other p, or when df is below 1 or not finite.
 */
export function studentTQuantile(p: number, df: number): number {
  checkTail(p);
  checkDf(df);
  const distance = Math.abs(p - 0.5);
  const quantile = distance < 0.25 ? centralQuantile(distance, df) : tailQuantile(Math.min(p, 1 - p), df);
  return p < 0.5 ? -quantile : quantile;
}

function checkDf(df: number): void {
  check(df >= 1 && df < Number.POSITIVE_INFINITY, "df", df, "a finite number of 1 or more");
}

/** Probability of more than t, for t of 0 or more. */
function upperTail(t: number, df: number): number {
  const [x, y] = shares(t, df);
  return incompleteBeta(x, y, df / 2, 0.5) / 2;
}

/** df / (df + t^2) and t^2 / (df + t^2), for a t of any size. */
function shares(t: number, df: number): [number, number] {
  const ratio = (t / df) * t;
  return ratio > 1
    ? [1 / ratio / (1 + 1 / ratio), 1 / (1 + 1 / ratio)]
    : [1 / (1 + ratio), ratio / (1 + ratio)];
}

function density(t: number, df: number): number {
  const [x, y] = shares(t, df);
  return t === 0 ? densityAtZero(df) : betaKernel(x, y, df / 2, 0.5) / t;
}

/** 1 / (sqrt(df) B(df/2, 1/2)): the density's kernel at t = 1, freed of its power. */
function densityAtZero(df: number): number {
  const x = df / (df + 1);
  return betaKernel(x, 1 - x, df / 2, 0.5) * x ** (-(df + 1) / 2);
}

/** Solves P(0 < T < t) = share. The left side is concave, so Newton's method climbs to the root from 0. */
function centralQuantile(share: number, df: number): number {
  const between = (t: number): number => {
    const [x, y] = shares(t, df);
    return incompleteBeta(y, x, 0.5, df / 2) / 2;
  };
  return newton((t) => (between(t) - share) / density(t, df), 0);
}

/** Solves P(T > t) = tail. Its logarithm is concave in log t, so Newton's method comes down to the root. */
function tailQuantile(tail: number, df: number): number {
  const logT = newton(
    (u) => {
      const t = Math.exp(u);
      const probability = upperTail(t, df);
      return (Math.log(tail / probability) * probability) / (density(t, df) * t);
    },
    Math.log(-normalQuantile(tail))
  );
  return Math.exp(logT);
}
