import { type AttributeChart, attributeChart } from "./attribute-chart.js";

/** Variance of a count over its exposure of one unit, at a rate u: the rate itself, as the count is Poisson. */
export const poissonVariance = (u: number): number => u;

/**
 * u-chart of rates: u +/- z sqrt(u / n), the lower not below 0, u the overall rate and n each period's exposure
 * (Montgomery 2012, Statistical Quality Control, eq. 7.19). Undefined for no periods. Throws a RangeError for an
 * exposure that is not above 0 (leave such a period out), or a negative count.
 */
export function uChart(
  counts: readonly number[],
  exposures: readonly number[],
  z = 3
): AttributeChart | undefined {
  return attributeChart(counts, exposures, {
    z,
    spread: 1,
    variance: poissonVariance,
    largest: Number.POSITIVE_INFINITY
  });
}
