import { readingName } from "../../charts/frame/reading-name.js";
import type { Reading } from "../../plan/settings.js";
import type { RuleId } from "../../rules/rating.js";

/** What each rule asks, as the column of a table says it. */
const NAMES: Record<RuleId, string> = {
  R3: "Number of offences",
  R4: "Position v MSG",
  R5: "SPC variance",
  R6: "Survey since the baseline",
  R7: "Outcome",
  R8: "Continuous improvement",
  R9: "Figures"
};

/** "R5 SPC variance". */
export function ruleName(rule: RuleId): string {
  return `${rule} ${NAMES[rule]}`;
}

/** "R5 as written". */
export function ruleAndReading({ rule, reading }: { rule: RuleId; reading: Reading }): string {
  return `${rule} ${readingName(reading)}`;
}
