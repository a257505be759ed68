import { check, checkFinite, checkSameLength } from "../check.js";
import { sum } from "../sum.js";

/** One period of a chart of proportions or rates, with the lines that its own denominator gives it. */
export interface AttributePoint {
  /** Numerator over denominator. */
  value: number;
  /** Standard deviation of the value by sampling alone. */
  sigma: number;
  lower: number;
  upper: number;
}

/** A control chart whose lines follow the denominator. */
export interface AttributeChart {
  /** Sum of the numerators over the sum of the denominators. */
  centre: number;
  points: AttributePoint[];
}

/**
 * The chart that p-, u- and Laney's charts have in common: centre +/- z x spread x sqrt(variance / denominator).
 * `variance` is that of a single unit, given the centre; `largest` the value that a line cannot pass (1 or infinity).
 */
export function attributeChart(
  numerators: readonly number[],
  denominators: readonly number[],
  lines: { z: number; spread: number; variance: (centre: number) => number; largest: number }
): AttributeChart | undefined {
  const { z, spread, variance, largest } = lines;
  checkAttributes(numerators, denominators, largest);
  check(z >= 0 && z < Number.POSITIVE_INFINITY, "z", z, "a finite number of 0 or more");
  if (numerators.length === 0) return undefined;
  const centre = sum(numerators) / sum(denominators);
  const points = numerators.map((numerator, i) => {
    const sigma = Math.sqrt(variance(centre) / denominators[i]!);
    const reach = z * spread * sigma;
    const value = numerator / denominators[i]!;
    return { value, sigma, lower: Math.max(0, centre - reach), upper: Math.min(largest, centre + reach) };
  });
  return { centre, points };
}

function checkAttributes(
  numerators: readonly number[],
  denominators: readonly number[],
  largest: number
): void {
  checkSameLength(numerators, denominators, "denominators");
  checkFinite(numerators, "numerators");
  checkFinite(denominators, "denominators");
  denominators.forEach((denominator, i) => {
    check(denominator > 0, `denominators[${i}]`, denominator, "a number above 0");
    const most = largest * denominator;
    check(numerators[i]! >= 0 && numerators[i]! <= most, `numerators[${i}]`, numerators[i], `0 to ${most}`);
  });
}
