import type { Area } from "../../src/plan/plan-data.js";

/** Places that make up another, by their ids. */
export interface PlaceSum {
  whole: string;
  parts: readonly string[];
  /** What the parts are, in words: "areas of kent by district". */
  relation: string;
  /** Parts of several kinds may overlap: they say nothing unless they add up. */
  exactOnly?: true;
  /** The plan says that they add up. */
  declared?: true;
}

/**
 * Every way in which a larger place is divided by smaller ones: each level below it is one of its own, however far below;
 * and so are all its parts together where they are of several levels.
 */
export function placeSums(areas: readonly Area[]): PlaceSum[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const groups = new Map<string, PlaceSum & { parts: string[] }>();
  const add = (whole: string, kind: string, part: string, exactOnly?: true): void => {
    const key = `${whole} ${kind}`;
    const relation = `areas of ${whole} ${kind}`;
    const group = groups.get(key) ?? { whole, parts: [], relation, ...(exactOnly && { exactOnly }) };
    group.parts.push(part);
    groups.set(key, group);
  };
  const levels = levelsBelow(areas);
  for (const area of areas) {
    // A level that contains itself, such as a ward of a ward, is that of the larger one.
    for (let above: string | undefined = area.parent; above !== undefined; above = byId.get(above)?.parent) {
      add(above, `by ${area.level}`, area.id);
      if (byId.get(above)?.level === area.level) break;
    }
    if (levels.get(area.parent)!.size > 1) add(area.parent, "together", area.id, true);
  }
  return [...groups.values()];
}

/** The levels of the areas that are directly part of each place. */
export function levelsBelow(areas: readonly Area[]): Map<string, Set<string>> {
  const levels = new Map<string, Set<string>>();
  for (const { parent, level } of areas) levels.set(parent, (levels.get(parent) ?? new Set()).add(level));
  return levels;
}
