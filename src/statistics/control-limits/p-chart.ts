import { type AttributeChart, attributeChart } from "./attribute-chart.js";

/** Variance of one yes-or-no answer when a proportion p is yes. */
export const binomialVariance = (p: number): number => p * (1 - p);

/**
 * p-chart of proportions: p +/- z sqrt(p (1 - p) / n), held within 0 and 1, p the overall proportion and n each
 * period's denominator (NIST/SEMATECH e-Handbook 6.3.3.2). Undefined for no periods. Throws a RangeError for a
 * denominator that is not above 0 (leave such a period out), or a numerator outside 0 to its denominator.
 */
export function pChart(
  numerators: readonly number[],
  denominators: readonly number[],
  z = 3
): AttributeChart | undefined {
  return attributeChart(numerators, denominators, { z, spread: 1, variance: binomialVariance, largest: 1 });
}
