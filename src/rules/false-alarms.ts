import type { Reading } from "../plan/readings.js";
import { changedSettings, type Settings } from "../plan/settings.js";
import type { RatingResult, RuleId } from "./rating.js";

/** How often a rule shows each colour although nothing has changed: shares from 0 to 1, from simulation. */
export interface FalseAlarmRate {
  rule: RuleId;
  reading: Reading;
  /** Histories simulated. */
  runs: number;
  green: number;
  amber: number;
  red: number;
}

/** `data/evidence/false-alarms.json`: the rates at the published defaults, and what was simulated. */
export interface FalseAlarms {
  scenario: string;
  seed: number;
  date: string;
  rates: FalseAlarmRate[];
  /** Of rules that are too slow to be tried on each series: in how many typical histories, 0 to 1, they are ever false over a plan, where a plan-life reading states that share, per cent. */
  overPlan?: { rule: RuleId; reading: Reading; share: number; ever: number }[];
}

/** Settings that choose what is shown, not when a colour of one look is given: the rates hold whatever they are. */
const WITHOUT_EFFECT = new Set(["reading", "planLife.share", "scheme", "layout", "msg.edition"]);

const thresholdsChanged = (settings: Settings) =>
  changedSettings(settings).some(([s]) => !WITHOUT_EFFECT.has(s.path));

/** The colour that is right when nothing has changed: R3 asks for an improvement, the other rules for a difference. */
export function unchangedColour(rule: RuleId | "XmR"): "amber" | "red" {
  return rule === "R3" ? "red" : "amber";
}

/** Share of simulated histories without change in which a rule shows another colour than is right for them. */
export function falseColourRate(
  rate: Pick<FalseAlarmRate, "green" | "amber" | "red"> & { rule: RuleId | "XmR" }
): number {
  return 1 - rate[unchangedColour(rate.rule)];
}

/** Chance, 0 to 1, that a rule is ever false over a plan in typical histories; null where it was not measured, or not at these thresholds. */
export function overPlanTypical(
  { rule, reading }: Pick<RatingResult, "rule" | "reading">,
  settings: Settings,
  { overPlan = [] }: FalseAlarms
): number | null {
  const found = overPlan.find((one) => one.rule === rule && one.reading === reading);
  if (reading === "plan-life" && found?.share !== settings.planLife.share) return null;
  return found && !thresholdsChanged(settings) ? found.ever : null;
}
