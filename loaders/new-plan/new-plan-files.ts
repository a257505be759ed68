import { readFileSync } from "node:fs";
import { join } from "node:path";
import { measurePageText } from "../../src/words/page-text.js";
import { settingsYaml } from "../../src/words/settings-yaml.js";
import { DataError } from "../data/load-data.js";
import type { Problem } from "../files/problem.js";
import { readTable } from "../files/read-table.js";
import type { Columns, Row, TableSpec } from "../files/table.js";
import { OWN_PAGES } from "../options/chosen-folder.js";
import { tableFile } from "../tables/table-file.js";
import {
  ANNOTATIONS,
  COMPARISON_GROUPS,
  FORCES,
  OFFENCES,
  POPULATION,
  QUARTERLY_OFFENCES,
  RESPONSES,
  SURVEYS
} from "../tables/tables.js";
import { planSettings } from "./plan-settings.js";
import { type NewPlan, planText } from "./plan-text.js";

/** The files of a new plan, and what they still lack before it can be rated. */
export interface NewPlanFiles {
  /** Texts by path inside the new folder. */
  files: Record<string, string>;
  /** Series without a count of the force. */
  withoutFigures: string[];
  /** The force is compared with no other. */
  withoutGroup: boolean;
}

const SCHEMAS = ["schema/plan.schema.json", "schema/settings.schema.json", "schema/sources.schema.json"];

/**
 * Every file of a new data folder. Forces, populations and groups are those of the project's own data folder, and so
 * are the quarterly counts of the force and its groups where there are any; what is the analyst's own has a header only.
 * Throws a DataError when the project's tables cannot be read.
 */
export function newPlanFiles(plan: NewPlan, project: string): NewPlanFiles {
  const forces = rowsOf(project, FORCES);
  const groups = rowsOf(project, COMPARISON_GROUPS);
  const members = new Set([plan.force, ...groups.filter((g) => g.force === plan.force).map((g) => g.peer)]);
  const quarters = rowsOf(project, QUARTERLY_OFFENCES).filter(
    (row) => plan.measures.includes(row.measure) && members.has(row.force)
  );
  const files = {
    "plan.yaml": planText(plan),
    [`${OWN_PAGES}/notes.md`]: measurePageText({
      title: "Notes",
      measure: plan.measures[0]!,
      isSurvey: false
    }),
    "settings.yaml": settingsYaml(planSettings(plan.periodEnd)),
    ...Object.fromEntries(SCHEMAS.map((path) => [path, readFileSync(join(project, path), "utf8")])),
    ...tableFile(FORCES, forces),
    ...tableFile(POPULATION, rowsOf(project, POPULATION)),
    ...tableFile(COMPARISON_GROUPS, groups),
    ...tableFile(QUARTERLY_OFFENCES, quarters),
    ...tableFile(OFFENCES, []),
    ...tableFile(SURVEYS, []),
    ...tableFile(ANNOTATIONS, []),
    ...tableFile(RESPONSES, [])
  };
  const counted = new Set(quarters.filter(({ force }) => force === plan.force).map(({ measure }) => measure));
  return {
    files,
    withoutFigures: plan.measures.filter((series) => !counted.has(series)),
    withoutGroup: members.size === 1
  };
}

/** Every series of which the project has published quarterly counts, in the order of the alphabet. */
export function publishedSeries(project: string): string[] {
  return [...new Set(rowsOf(project, QUARTERLY_OFFENCES).map(({ measure }) => measure))].sort();
}

/** The rows of a table of the project. */
export function rowsOf<C extends Columns>(project: string, spec: TableSpec<C>): Row<C>[] {
  const problems: Problem[] = [];
  const table = readTable(project, spec, problems);
  if (!table || problems.length > 0) throw new DataError(problems);
  return table.rows;
}
