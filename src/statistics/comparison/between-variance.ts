import { chiDensity } from "../distributions/chi-density.js";
import { chiSquareCdf } from "../distributions/distributions.js";
import { gaussLegendre } from "../distributions/gauss-legendre.js";
import { newton } from "../distributions/newton.js";
import { sum } from "../sum.js";

/** Figures of places, and what chance does to each: its variance, above 0. At least two. */
export interface MeasuredFigures {
  values: readonly number[];
  variances: readonly number[];
}

/** A variance that there could be between true figures, and its share among all that there could be. */
export interface PossibleVariance {
  variance: number;
  share: number;
}

/** Probabilities below this are taken for none. */
const NEGLIGIBLE = 1e-10;

/** The root of a chi-square variable lies x above that of its degrees of freedom in less than exp(-x² / 2) of cases: here 2e-11. */
const FARTHEST_ROOT = 7;

/**
 * Cochran's Q: squares of the distances from their common mean, each divided by the variance that it has if true figures
 * differ by `between`. Of degrees of freedom one less than there are figures where they do. The fall is -dQ/d between.
 */
function cochran({ values, variances }: MeasuredFigures, between: number): { q: number; fall: number } {
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = 1 / (variances[i]! + between);
    total += weight;
    weighted += weight * values[i]!;
  }
  const mean = weighted / total;
  let q = 0;
  let fall = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = 1 / (variances[i]! + between);
    const square = weight * (values[i]! - mean) ** 2;
    q += square;
    fall += weight * square;
  }
  return { q, fall };
}

/** The variance between true figures at which Q is what is asked, less than it is at 0. 1 / Q is concave in it, so Newton's steps cannot pass it. */
function varianceWhere(asked: number, figures: MeasuredFigures): number {
  return newton((between) => {
    const { q, fall } = cochran(figures, between);
    // Once there, rounding alone would take it to and fro.
    return Math.min(0, (q - (q * q) / asked) / fall);
  }, 0);
}

/** By how much figures scatter beyond what chance makes them, as a chi-square variable would if by nothing beyond it. */
export const scatterOf = (figures: MeasuredFigures): number => cochran(figures, 0).q;

/** The variance between true figures at which Q is what it would be on average; 0 where it is less without any. Paule & Mandel (1982). */
export function betweenVariance(figures: MeasuredFigures): number {
  const expected = figures.values.length - 1;
  return scatterOf(figures) > expected ? varianceWhere(expected, figures) : 0;
}

/**
 * What variances there could be between true figures: the confidence distribution of Q's profile. Q at the true one has a
 * chi-square distribution; to each of its values belongs the variance at which Q has it, or 0. Nagashima, Noma & Furukawa
 * (2019), Statistical Methods in Medical Research 28, p. 1689, who draw from it; here it is integrated, in the root of
 * Q. The shares add to 1; the first is that of no variance at all.
 */
export function possibleVariances(figures: MeasuredFigures): PossibleVariance[] {
  const degreesOfFreedom = figures.values.length - 1;
  const observed = scatterOf(figures);
  if (chiSquareCdf(observed, degreesOfFreedom) < NEGLIGIBLE) return [{ variance: 0, share: 1 }];
  const to = Math.min(Math.sqrt(observed), Math.sqrt(degreesOfFreedom) + FARTHEST_ROOT);
  const possible: PossibleVariance[] = [];
  const visit = (root: number, weight: number) => {
    const share = weight * chiDensity(root, degreesOfFreedom);
    possible.push({ variance: varianceWhere(root ** 2, figures), share });
  };
  gaussLegendre(0, to / 2, visit);
  gaussLegendre(to / 2, to, visit);
  return [{ variance: 0, share: 1 - sum(possible.map(({ share }) => share)) }, ...possible];
}
