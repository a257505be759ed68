import { READINGS, type Reading } from "../plan/readings.js";

/** The words by which a text names a reading. */
const NAMES: Record<Reading, RegExp> = {
  "as-written": /\bas[- ]written\b|\bwritten (?:reading|rule)\b/i,
  calibrated: /\bcalibrated\b/i,
  "plan-life": /\bplan[- ]life\b/i
};

/** The reading that a text names first; undefined where it names none. */
export function readingNamed(text: string): Reading | undefined {
  const named = READINGS.flatMap((reading) => {
    const place = text.search(NAMES[reading]);
    return place < 0 ? [] : [{ reading, place }];
  });
  return named.toSorted((a, b) => a.place - b.place)[0]?.reading;
}
