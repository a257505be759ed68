import type { Measure } from "../plan/plan.js";
import type { Setting } from "../plan/settings.js";
import type { RuleReading } from "../rules/rule-colour.js";
import { RULES } from "../rules/rules.js";
import type { StepName } from "../rules/steps.js";

/** The step that gives a rule's colour of a measure. */
export const stepOf = (measure: Measure, { rule, reading }: RuleReading) =>
  RULES[rule].step!(measure, reading);

/** The steps behind the strips of a setting: of the rules tried, and of which values are tried. */
export function stepsTried(measure: Measure, { path }: Setting, tried: readonly RuleReading[]): StepName[] {
  const limits: StepName[] = path === "baseline.months" ? ["values-tried"] : [];
  return ["rules-in-scheme", ...limits, ...tried.map((key) => stepOf(measure, key))];
}
