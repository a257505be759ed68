import { readingName } from "../charts/frame/reading-name.js";
import type { Reading } from "../plan/readings.js";
import type { AnyRule } from "../rules/rules.js";

/** "R5 as written". */
export function ruleAndReading({ rule, reading }: { rule: AnyRule; reading: Reading }): string {
  return `${rule} ${readingName(reading)}`;
}
