import {
  chiSquareQuantile,
  normalCdf,
  studentTQuantile
} from "../../statistics/distributions/distributions.js";

/** Points at which the distribution of the estimated dispersion is read: enough for a tenth of a per cent. */
const POINTS = 400;

/**
 * How often a t test of counts is wrong when they vary as counting alone makes them (Poisson, dispersion 1) and the
 * estimated dispersion is raised to `floor` where it falls below. The estimate is chi-square over its degrees of
 * freedom and independent of the mean, so the rate is the mean over it of 2 Phi(-t sqrt(max(estimate, floor))).
 */
export function falseAlarmsWithFloor(floor: number, degreesOfFreedom: number, z: number): number {
  const critical = studentTQuantile(normalCdf(z), degreesOfFreedom);
  let total = 0;
  for (let i = 0; i < POINTS; i++) {
    const estimate = chiSquareQuantile((i + 0.5) / POINTS, degreesOfFreedom) / degreesOfFreedom;
    total += 2 * normalCdf(-critical * Math.sqrt(Math.max(estimate, floor)));
  }
  return total / POINTS;
}
