import { varianceAboutLine } from "../../statistics/regression/variance-about-line.js";
import { sum } from "../../statistics/sum.js";

/** Whole years of a series that tell how far its years differ. */
export const YEARS = 5;

/**
 * Standard deviation from year to year that the logarithm of a level usually has beyond what its months tell: of those tried, the
 * least by which R1 calls at most 6% of whole years different that stand in the forces' series without their trend of 24 months in
 * an order drawn by chance. Pooled over all of them; `npm run evidence -- --part change` measures it.
 */
export const USUAL_DEVIATION = 0.015;

/**
 * Variance of the logarithm of a whole year's level beyond `ofMonths`, the variance that its months give it. Where the totals of
 * five years are known, the mean of what is usual and of what these leave about a straight line; else what is usual.
 */
export function yearVariance(totals: readonly number[] | undefined, ofMonths: number): number {
  const usual = USUAL_DEVIATION ** 2;
  if (!totals || totals.includes(0)) return usual;
  return (usual + Math.max(0, varianceAboutLine(totals.map(Math.log)) - ofMonths)) / 2;
}

/** The same of totals whose months scatter as a model says. */
export function varianceOfYears(
  totals: readonly number[] | undefined,
  { dispersion, inflation }: { dispersion: number; inflation: number }
): number {
  const ofMonths = totals ? (dispersion * inflation ** 2) / (sum(totals) / YEARS) : 0;
  return yearVariance(totals, ofMonths);
}
