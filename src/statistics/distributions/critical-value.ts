import { check } from "../check.js";
import { normalQuantile } from "./normal.js";
import { studentTQuantile } from "./student-t.js";

/**
 * Number of standard errors that a two-sided interval at this confidence reaches to either side: 1.959964 for 0.95.
 * Throws a RangeError unless the confidence is between 0 and 1, exclusive.
 */
export function criticalZ(confidence: number): number {
  return normalQuantile(upperProbability(confidence));
}

/** The same where the standard error is estimated with df degrees of freedom: 2.200985 for 0.95 and 11. */
export function criticalT(confidence: number, df: number): number {
  return studentTQuantile(upperProbability(confidence), df);
}

/** The probability below the upper end of a two-sided interval: 0.975 for 0.95. */
export function upperProbability(confidence: number): number {
  check(confidence > 0 && confidence < 1, "confidence", confidence, "a number between 0 and 1");
  return (1 + confidence) / 2;
}
