import type { Problem } from "../files/problem.js";
import { readTable } from "../files/read-table.js";
import {
  ANNOTATIONS,
  AREA_OFFENCES,
  AREAS,
  COMPARISON_GROUPS,
  FORCES,
  OFFENCES,
  POPULATION,
  QUARTERLY_OFFENCES,
  RESPONSES,
  SURVEYS
} from "../tables/tables.js";

/** Every CSV file of the data folder; null for one that cannot be read at all. */
export type Tables = ReturnType<typeof readTables>;

/** Reads every CSV file of the data folder; what is wrong is added to `problems`. */
export function readTables(folder: string, problems: Problem[]) {
  return {
    forces: readTable(folder, FORCES, problems),
    offences: readTable(folder, OFFENCES, problems),
    quarterly: readTable(folder, QUARTERLY_OFFENCES, problems),
    surveys: readTable(folder, SURVEYS, problems),
    population: readTable(folder, POPULATION, problems),
    groups: readTable(folder, COMPARISON_GROUPS, problems),
    annotations: readTable(folder, ANNOTATIONS, problems),
    areas: readTable(folder, AREAS, problems),
    areaOffences: readTable(folder, AREA_OFFENCES, problems),
    responses: readTable(folder, RESPONSES, problems)
  };
}
