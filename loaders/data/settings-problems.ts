import { baselineConflicts, settingsConflicts } from "../../src/plan/settings-conflicts.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { PlanFile } from "./read-plan.js";
import type { SettingsFile } from "./read-settings.js";
import type { Tables } from "./read-tables.js";

/** Settings that conflict with each other, with the plan's period and force, or with the comparison groups. */
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
    ...(plan ? groupOfOne(file, plan, groups) : [])
  ];
}

function groupOfOne(file: SettingsFile, { force }: PlanFile, groups: Tables["groups"]): Problem[] {
  const { edition } = file.settings!.msg;
  const inEdition = groups?.sound ? groups.rows.filter((row) => row.edition === edition) : [];
  const hasPeer = inEdition.some((row) => row.force === force && row.peer !== force);
  if (!force || inEdition.length === 0 || hasPeer) return [];
  return [
    {
      ...file.place("msg.edition"),
      problem: `in the edition ${quoted(edition)} the force ${quoted(force)} has no peers`,
      expected: `rows for ${force} in comparison-groups.csv, or an edition that has them`
    }
  ];
}
