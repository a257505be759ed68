import { check, checkFinite, checkSameLength } from "../check.js";
import { chiSquareQuantile, chiSquareTail } from "../distributions/chi-square.js";
import { sum } from "../sum.js";

/** What a test for a trend in proportions finds. */
export interface ProportionTrend {
  /** With one degree of freedom. */
  chiSquare: number;
  /** The chi-square that must be passed. */
  critical: number;
  pValue: number;
  significant: boolean;
  direction: "increasing" | "decreasing" | "level";
}

/**
 * Chi-square test for a linear trend in the proportions of equally spaced periods (Cochran 1954, Biometrics 10, p. 417;
 * Armitage 1955, Biometrics 11, p. 375; R's prop.trend.test). `confidence` from 0 to 1; Fingertips uses 0.998.
 * Undefined for fewer than two periods, or when the overall proportion is 0 or 1.
 * Throws a RangeError for a denominator that is not above 0, or a count outside 0 to its denominator.
 */
export function trendChiSquare(
  counts: readonly number[],
  denominators: readonly number[],
  confidence: number
): ProportionTrend | undefined {
  checkArguments(counts, denominators);
  const n = sum(denominators);
  const overall = sum(counts) / n;
  if (counts.length < 2 || overall === 0 || overall === 1) return undefined;
  const middle = sum(denominators.map((d, i) => d * i)) / n;
  const slope = sum(counts.map((count, i) => (i - middle) * (count - denominators[i]! * overall)));
  const spread = sum(denominators.map((d, i) => d * (i - middle) ** 2));
  const chiSquare = (slope * slope) / (overall * (1 - overall) * spread);
  const critical = chiSquareQuantile(confidence, 1);
  return {
    chiSquare,
    critical,
    pValue: chiSquareTail(chiSquare, 1),
    significant: chiSquare > critical,
    direction: slope > 0 ? "increasing" : slope < 0 ? "decreasing" : "level"
  };
}

function checkArguments(counts: readonly number[], denominators: readonly number[]): void {
  checkSameLength(counts, denominators, "denominators");
  checkFinite(counts, "counts");
  checkFinite(denominators, "denominators");
  counts.forEach((count, i) => {
    const most = denominators[i]!;
    check(most > 0, `denominators[${i}]`, most, "a number above 0");
    check(count >= 0 && count <= most, `counts[${i}]`, count, `0 to ${most}`);
  });
}
