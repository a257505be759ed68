import { check } from "../check.js";

/**
 * Which of many tests stand when at most this share of those that stand may be false on average: the p-values up to the
 * largest that is no larger than its rank, over their number, times the rate (Benjamini & Hochberg 1995, J. R. Stat. Soc.
 * B 57, p. 289). In the order given. Throws a RangeError for a p-value or a rate outside 0 to 1.
 */
export function standing(pValues: readonly number[], rate: number): boolean[] {
  check(rate >= 0 && rate <= 1, "rate", rate, "a number from 0 to 1");
  pValues.forEach((p, i) => {
    check(p >= 0 && p <= 1, `pValues[${i}]`, p, "a number from 0 to 1");
  });
  const sorted = pValues.toSorted((a, b) => a - b);
  const last = sorted.findLastIndex((p, i) => p <= ((i + 1) / sorted.length) * rate);
  return pValues.map((p) => last >= 0 && p <= sorted[last]!);
}
