import type { PlanData } from "../../src/plan/plan-data.js";
import { SMALLEST_PUBLISHED, SMALLEST_WIDTH } from "../../src/statistics/disclosure/smallest-published.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Path } from "../files/read-yaml.js";
import { idsOf } from "./ids-of.js";
import type { PlanFile } from "./read-plan.js";
import type { Tables } from "./read-tables.js";
import { unknownReference } from "./unknown-reference.js";

/**
 * What `disclosure` of plan.yaml asks for that cannot be: series and places that there are not, which would protect nothing, and a
 * width that no count left out for its size has. `series` are those that can be rated, undefined when they could not be read whole.
 */
export function disclosureProblems(
  tables: Tables,
  series: PlanData["series"] | undefined,
  { plan, place }: PlanFile
): Problem[] {
  const rules = plan?.disclosure;
  if (typeof rules !== "object") return [];
  const { least = SMALLEST_PUBLISHED, width = SMALLEST_WIDTH, sums = {}, partitions = [] } = rules;
  const unknown = (path: Path, id: string, what: string, expected: string, known: Set<string> | null) =>
    !known || known.has(id)
      ? []
      : [unknownReference(place(["disclosure", ...path]), what, id, expected, known)];
  const ofSeries = (path: Path, id: string): Problem[] =>
    unknown(path, id, "the series", "a series with counts", allSeries(tables, series));
  const ofPlace = (path: Path, id: string): Problem[] =>
    unknown(path, id, "the place", "a place of forces.csv or areas.csv", allPlaces(tables));
  return [
    ...(width < least ? [] : [tooWide(place(["disclosure"]), least, width)]),
    ...Object.entries(sums).flatMap(([total, parts]) => [
      ...ofSeries(["sums", total], total),
      ...parts.flatMap((part, i) => ofSeries(["sums", total, i], part)),
      ...partsOfItself(place, ["disclosure", "sums", total], total, parts)
    ]),
    ...partitions.flatMap(({ whole, parts }, i) => [
      ...ofPlace(["partitions", i, "whole"], whole),
      ...parts.flatMap((part, k) => ofPlace(["partitions", i, "parts", k], part)),
      ...partsOfItself(place, ["disclosure", "partitions", i, "parts"], whole, parts)
    ])
  ];
}

function partsOfItself(place: PlanFile["place"], path: Path, whole: string, parts: string[]): Problem[] {
  const index = parts.indexOf(whole);
  if (index < 0) return [];
  const problem = `${quoted(whole)} is part of itself`;
  return [{ ...place([...path, index]), problem, expected: "parts that add up to another" }];
}

function tooWide(at: ReturnType<PlanFile["place"]>, least: number, width: number): Problem {
  return {
    ...at,
    problem: `disclosure.width is ${width} and disclosure.least is ${least}`,
    expected: "a width below least",
    hint: `A count left out for its size is one of 0 to ${least - 1}, which everybody knows: no two of them are ${least} apart.`
  };
}

/** Every series of places and of local areas, or null when one of the tables was not read whole. */
function allSeries({ areaOffences }: Tables, series: PlanData["series"] | undefined): Set<string> | null {
  const ofAreas = idsOf(areaOffences, ({ measure }) => measure);
  return series && ofAreas ? new Set([...Object.keys(series), ...ofAreas]) : null;
}

function allPlaces({ forces, areas }: Tables): Set<string> | null {
  const ofForces = idsOf(forces, ({ force }) => force);
  const ofAreas = idsOf(areas, ({ area }) => area);
  return ofForces && ofAreas ? new Set([...ofForces, ...ofAreas]) : null;
}
