import { normalCdf, studentTQuantile } from "../../statistics/distributions/distributions.js";
import { normalQuantile } from "../../statistics/distributions/normal.js";

/** How far off each drawn history is: the critical value up to which a rule gives it a false colour. */
export interface FalseStrengths {
  strengths: Float64Array;
  /** Degrees of freedom of Student's quantile that stands in place of z, in a calibrated reading. */
  degreesOfFreedom?: number;
}

/** Share of the histories that are given a false colour at this width of the control lines. */
export function falseShare(found: FalseStrengths, z: number): number {
  const { degreesOfFreedom } = found;
  return shareBeyond(
    found,
    degreesOfFreedom === undefined ? z : studentTQuantile(normalCdf(z), degreesOfFreedom)
  );
}

/** Share of the histories that are beyond a critical value. */
export function shareBeyond({ strengths }: Pick<FalseStrengths, "strengths">, critical: number): number {
  return strengths.reduce((count, strength) => count + Number(strength > critical), 0) / strengths.length;
}

/** Two-sided 5%: 1.96 standard deviations. */
const UPPER = 0.975;

/** The critical value of a test that is made once, at 5%: Student's where there are degrees of freedom. */
export function singleLook(degreesOfFreedom: number | undefined): number {
  return degreesOfFreedom === undefined ? normalQuantile(UPPER) : studentTQuantile(UPPER, degreesOfFreedom);
}
