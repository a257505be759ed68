import { READING_KINDS, type Reading } from "../../plan/readings.js";

/** The name of a reading in sentences. */
export function readingName(reading: Reading): string {
  return READING_KINDS[reading].name;
}
