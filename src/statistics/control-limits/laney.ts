import { type AttributeChart, attributeChart } from "./attribute-chart.js";
import { D2, meanMovingRange } from "./moving-range.js";
import { binomialVariance } from "./p-chart.js";
import { poissonVariance } from "./u-chart.js";

/** A p- or u-chart whose lines also allow for the variation between periods. */
export interface LaneyChart extends AttributeChart {
  /** Mean moving range of the points' z-scores over 1.128: 1 when sampling alone explains the spread. */
  sigmaZ: number;
}

/**
 * Laney's p'-chart: the lines of a p-chart, sigmaZ times as far from the centre.
 * Laney (2002), Improved control charts for attributes, Quality Engineering 14, p. 531.
 * Undefined for fewer than two periods, or when the overall proportion is 0 or 1. Throws what pChart throws.
 */
export function laneyPChart(
  numerators: readonly number[],
  denominators: readonly number[],
  z = 3
): LaneyChart | undefined {
  return laney(numerators, denominators, { z, variance: binomialVariance, largest: 1 });
}

/**
 * Laney's u'-chart: the lines of a u-chart, sigmaZ times as far from the centre (Laney 2002).
 * Undefined for fewer than two periods, or when all counts are 0. Throws what uChart throws.
 */
export function laneyUChart(
  counts: readonly number[],
  exposures: readonly number[],
  z = 3
): LaneyChart | undefined {
  return laney(counts, exposures, { z, variance: poissonVariance, largest: Number.POSITIVE_INFINITY });
}

function laney(
  numerators: readonly number[],
  denominators: readonly number[],
  lines: { z: number; variance: (centre: number) => number; largest: number }
): LaneyChart | undefined {
  const plain = attributeChart(numerators, denominators, { ...lines, spread: 1 });
  if (!plain || lines.variance(plain.centre) <= 0) return undefined;
  const range = meanMovingRange(plain.points.map((point) => (point.value - plain.centre) / point.sigma));
  if (range === undefined) return undefined;
  const sigmaZ = range / D2;
  return { ...attributeChart(numerators, denominators, { ...lines, spread: sigmaZ })!, sigmaZ };
}
