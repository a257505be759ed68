import { baselineConflicts, settingsConflicts } from "../../src/plan/settings-conflicts.js";
import type { Problem } from "../files/problem.js";
import type { PlanFile } from "./read-plan.js";
import type { SettingsFile } from "./read-settings.js";
import type { Tables } from "./read-tables.js";
import { targetProblems } from "./target-problems.js";

/** Settings that conflict with each other, with the plan's period or targets, or with the comparison groups. */
export function settingsProblems(file: SettingsFile, plan: PlanFile | null, { groups }: Tables): Problem[] {
  const { settings } = file;
  if (!settings) return [];
  const editions = groups?.sound
    ? [...new Set(groups.rows.map((row) => row.edition))]
    : [settings.msg.edition];
  const conflicts = [
    ...settingsConflicts(settings, editions),
    ...(plan?.periodEnd ? baselineConflicts(settings, plan.periodEnd) : [])
  ];
  return [
    ...conflicts.map(({ path, problem, expected }) => ({ ...file.place(path), problem, expected })),
    ...(plan ? targetProblems(file, plan) : [])
  ];
}
