import type { Plan } from "../../src/ratings/plan.js";
import type { PlanData } from "../../src/ratings/plan-data.js";
import type { Settings } from "../../src/ratings/settings.js";
import { buildPlanData } from "./build-plan-data.js";
import { buildSeries } from "./build-series.js";
import { gapProblems } from "./gap-problems.js";
import { groupProblems } from "./group-problems.js";
import type { Problem } from "./problem.js";
import { readPlan } from "./read-plan.js";
import { readSettings } from "./read-settings.js";
import { readTables, type Tables } from "./read-tables.js";
import { referenceProblems } from "./reference-problems.js";
import { settingsProblems } from "./settings-problems.js";

/** A data folder in which nothing is wrong. */
export interface Checked {
  plan: Plan;
  settings: Settings;
  data: PlanData;
  /** offences-quarterly.csv as it stands; `data.series` holds only those of its series that have no months. */
  quarterly: PlanData["series"];
}

/** What reading a data folder gives: every problem that was found, and the data when there was none. */
export interface ReadResult {
  problems: Problem[];
  checked: Checked | null;
}

/** Reads and checks every file of a data folder in one pass; data/README.md is the contract it checks. */
export function readData(folder: string): ReadResult {
  const problems: Problem[] = [];
  const tables = readTables(folder, problems);
  const planFile = readPlan(folder, problems);
  const settingsFile = readSettings(folder, problems);
  const series = allSeries(tables);
  problems.push(...groupProblems(tables));
  problems.push(...referenceProblems(tables, series?.rated, planFile));
  if (settingsFile) problems.push(...settingsProblems(settingsFile, planFile, tables));
  if (series && planFile && settingsFile?.settings) {
    problems.push(...gapProblems(series.rated, planFile, settingsFile.settings, tables));
  }
  const plan = planFile?.plan;
  const settings = settingsFile?.settings;
  if (problems.length > 0 || !plan || !settings || !series) return { problems, checked: null };
  const data = buildPlanData(tables, series.rated, plan.disclosure ?? true);
  return { problems, checked: data && { plan, settings, data, quarterly: series.quarterly } };
}

/** The series by quarter, and those that are rated: by month, or by quarter where an id has no months. */
function allSeries({ offences, quarterly }: Tables) {
  if (!offences?.sound || !quarterly?.sound) return null;
  const byMonth = buildSeries(
    offences.rows.map((row) => ({ ...row, end: row.month })),
    1
  );
  const byQuarter = buildSeries(
    quarterly.rows.map((row) => ({ ...row, end: row.quarter_end })),
    3
  );
  return { rated: { ...byQuarter, ...byMonth }, quarterly: byQuarter };
}
