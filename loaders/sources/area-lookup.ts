import { idCell, textCell } from "../files/cells.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import { readTable } from "../files/read-table.js";
import { table } from "../files/table.js";
import { AREAS } from "../tables/tables.js";
import type { Judging } from "./judge.js";

/** The lookup of a source's areas: a code of the records, and the local area that it belongs to. */
const lookupTable = (name: string) =>
  table({ name, columns: { code: textCell, area: idCell }, key: ["code"] });

/**
 * The areas of a source's codes, and the force in which areas.csv has each of them: nobody's records decide that. What is
 * wrong is added to `problems`.
 */
export function readAreaLookup(
  folder: string,
  name: string,
  problems: Problem[]
): Required<Pick<Judging, "areas" | "areaForces">> {
  const lookup = readTable(folder, lookupTable(name), problems);
  const areas = readTable(folder, AREAS, problems);
  const rows = lookup?.rows ?? [];
  const parents = new Map(areas?.rows.map(({ area, parent }) => [area, parent]));
  const found = new Set<string>();
  for (const [i, { area }] of rows.entries()) {
    if (found.has(area)) continue;
    found.add(area);
    if (areas?.sound && !parents.has(area)) problems.push(unknownArea(lookup!.place(i, "area"), area));
  }
  const ofAreas = [...found].map((area): [string, string] => [area, topOf(area, parents)]);
  return { areas: new Map(rows.map(({ code, area }) => [code, area])), areaForces: new Map(ofAreas) };
}

/** The last of an area's parents: the check of areas.csv says when it is no force. */
function topOf(area: string, parents: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = area;
  for (; parents.has(at) && !seen.has(at); at = parents.get(at)!) seen.add(at);
  return at;
}

function unknownArea(place: Omit<Problem, "problem" | "expected">, area: string): Problem {
  return {
    ...place,
    problem: `area is ${quoted(area)}, which is unknown`,
    expected: "an area of areas.csv",
    hint: "Add it to areas.csv, which says to which force it belongs."
  };
}
