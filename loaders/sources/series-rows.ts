import type { Month } from "../../src/plan/month.js";
import type { AreaCount } from "../areas/area-counts.js";
import { groupBy } from "../files/group-by.js";
import type { Source } from "./source.js";
import type { SeriesCount } from "./source-result.js";

/** A month in which the source has records of a force, whatever they count towards. */
interface SeenMonth {
  force: string;
  month: Month;
}

/** Counts of one series by force and month, without the zeros. */
type FoundCount = SeenMonth & { count: number };

/**
 * The rows of one series. Zero in a month of which the source has records of the force, but none of the series: from the
 * first to the last month in which any force has one, or over the period that the source says it covers. Outside those
 * months a category may not have existed, so that nothing is known; a month of a force without any record has no row.
 */
export function seriesRows(
  series: string,
  found: readonly FoundCount[],
  seen: readonly SeenMonth[],
  period: Source["period"]
): SeriesCount[] {
  const counts = new Map(found.map(({ force, month, count }) => [`${force} ${month}`, count]));
  return coveredMonths(found, seen, period).map(({ force, month }) => ({
    force,
    series,
    month,
    count: counts.get(`${force} ${month}`) ?? 0
  }));
}

/**
 * The rows of one series by local area: every area has one in the months in which its force has one, so that an area
 * without records is a zero like any other, and no gap that gives the zero away. `seen` are the areas with the months of
 * their forces, `found` the counts of the forces, `inAreas` those of the areas without the zeros.
 */
export function areaRows(
  { measure, basis }: Pick<AreaCount, "measure" | "basis">,
  found: readonly FoundCount[],
  inAreas: readonly Pick<AreaCount, "area" | "month" | "count">[],
  seen: readonly (SeenMonth & { area: string })[],
  period: Source["period"]
): AreaCount[] {
  const counts = new Map(inAreas.map(({ area, month, count }) => [`${area} ${month}`, count]));
  return coveredMonths(found, seen, period).map(({ area, month }) => ({
    area,
    measure,
    month,
    count: counts.get(`${area} ${month}`) ?? 0,
    basis
  }));
}

/** Of the months seen, those of which the source knows how many records of the series there are. */
function coveredMonths<Seen extends SeenMonth>(
  found: readonly FoundCount[],
  seen: readonly Seen[],
  period: Source["period"]
): Seen[] {
  const months = found.map(({ month }) => month).sort();
  const from = period?.from ?? months[0];
  const to = period?.to ?? months.at(-1);
  if (from === undefined || to === undefined) return [];
  const forces = groupBy(found, ({ force }) => force);
  return seen.filter(({ force, month }) => forces.has(force) && month >= from && month <= to);
}
