import type { Reading } from "../../plan/settings.js";

/** The name of a reading in sentences. */
export function readingName(reading: Reading): string {
  return reading === "as-written" ? "as written" : "calibrated";
}
