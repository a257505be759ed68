import type { OffencesMeasure } from "../../src/plan/plan.js";
import type { Settings } from "../../src/plan/settings.js";
import { type Achievement, isTarget, missingYear, percentOf, targetProblem } from "../../src/plan/target.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Located, PlanFile } from "./read-plan.js";
import type { SettingsFile } from "./read-settings.js";

/**
 * Targets in numbers that settings and plan together make no sense of: a measure's totals of years without that of the
 * target date, or one change on the baseline for measures of which some should fall and others rise.
 */
export function targetProblems(settings: SettingsFile, plan: PlanFile): Problem[] {
  if (!settings.settings) return [];
  const offences = plan.measures.filter(isOffences);
  return [
    ...offences.flatMap((measure) => yearProblems(measure, settings.settings!, plan)),
    ...directionProblems(offences, settings.settings.achievement, settings)
  ];
}

const isOffences = (measure: PlanFile["measures"][number]): measure is Located<OffencesMeasure> =>
  measure.value.kind === "offences";

function yearProblems(
  { value, path }: Located<OffencesMeasure>,
  settings: Settings,
  plan: PlanFile
): Problem[] {
  // What is no target at all is reported where the plan is read.
  if (value.target === undefined || targetProblem(value.target) !== undefined) return [];
  const missing = missingYear(value.target, settings.target.end);
  return missing ? [{ ...plan.place([...path, "target"]), ...missing }] : [];
}

function directionProblems(
  offences: readonly Located<OffencesMeasure>[],
  achievement: Achievement,
  file: SettingsFile
): Problem[] {
  if (!isTarget(achievement) || typeof achievement !== "string" || percentOf(achievement) === 0) return [];
  const improving = percentOf(achievement) < 0 ? "lower" : "higher";
  const [other] = offences.filter(({ value }) => value.target === undefined && value.better !== improving);
  if (!other) return [];
  const { id, better } = other.value;
  return [
    {
      ...file.place("achievement"),
      problem: `achievement is ${quoted(achievement)}, a change for the worse of the measure ${quoted(id)}, where ${better} is better`,
      expected: `a target of its own (the key target in plan.yaml) for every measure where ${better} is better`
    }
  ];
}
