import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Tables } from "./read-tables.js";

/** Areas that bear a force's id, that are part of nothing known or of themselves, and counts of unknown areas. */
export function areaProblems({ forces, areas, areaOffences }: Tables): Problem[] {
  if (!areas?.sound) return [];
  const forceIds = forces?.sound ? new Set(forces.rows.map((row) => row.force)) : null;
  const parents = new Map(areas.rows.map((row) => [row.area, row.parent]));
  const ofAreas = areas.rows.flatMap(({ area, parent }, i): Problem[] => {
    if (forceIds?.has(area)) {
      return [
        {
          ...areas.place(i, "area"),
          problem: `the area ${quoted(area)} has the id of a force`,
          expected: "an id that no force has"
        }
      ];
    }
    if (forceIds && !forceIds.has(parent) && !parents.has(parent)) {
      const expected = "a force of forces.csv or an area of areas.csv";
      return [
        { ...areas.place(i, "parent"), problem: `parent is ${quoted(parent)}, which is unknown`, expected }
      ];
    }
    if (!leadsOut(area, parents)) {
      const problem = `the area ${quoted(area)} is part of itself, by way of its parents`;
      return [{ ...areas.place(i, "parent"), problem, expected: "parents that end in a force" }];
    }
    return [];
  });
  const first = new Map<string, number>();
  areaOffences?.rows.forEach(({ area }, i) => {
    if (!parents.has(area) && !first.has(area)) first.set(area, i);
  });
  const ofCounts = Array.from(first, ([area, i]): Problem => {
    return {
      ...areaOffences!.place(i, "area"),
      problem: `area is ${quoted(area)}, which is unknown`,
      expected: "an area of areas.csv"
    };
  });
  return [...ofAreas, ...ofCounts];
}

/** Do an area's parents come to an end? */
function leadsOut(area: string, parents: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = area; at !== undefined; at = parents.get(at)) {
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return true;
}
