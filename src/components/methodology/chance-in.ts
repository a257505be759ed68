import type { Reading } from "../../plan/settings.js";
import { expectedByChance, type FalseAlarms } from "../../rules/false-alarms.js";
import type { PlanRating } from "../../rules/rating.js";
import { formatNumber } from "../../words/format.js";

/** How many colours chance alone would give, were this reading published; in words where it is not known. */
export function chanceIn(reading: Reading, rating: PlanRating, falseAlarms: FalseAlarms): string {
  const { expected } = expectedByChance(
    { ...rating, settings: { ...rating.settings, reading } },
    falseAlarms
  );
  return expected === null ? "not known with the thresholds in force" : formatNumber(expected, 1);
}
