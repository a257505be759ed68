import type { Month } from "../../src/ratings/month.js";
import { groupBy } from "../data/group-by.js";
import type { Source } from "./source.js";
import type { SeriesCount } from "./source-result.js";

/**
 * The rows of one series. Zero in a month of which the source has records of the force, but none of the series: from the
 * first to the last month in which any force has one, or over the period that the source says it covers. Outside those
 * months a category may not have existed, so that nothing is known; a month of a force without any record has no row.
 */
export function seriesRows(
  series: string,
  found: readonly { force: string; month: Month; count: number }[],
  seen: readonly { force: string; month: Month }[],
  period: Source["period"]
): SeriesCount[] {
  const months = found.map(({ month }) => month).sort();
  const from = period?.from ?? months[0];
  const to = period?.to ?? months.at(-1);
  if (from === undefined || to === undefined || found.length === 0) return [];
  const counts = new Map(found.map(({ force, month, count }) => [`${force} ${month}`, count]));
  const forces = groupBy(found, ({ force }) => force);
  return seen
    .filter(({ force, month }) => forces.has(force) && month >= from && month <= to)
    .map(({ force, month }) => ({ force, series, month, count: counts.get(`${force} ${month}`) ?? 0 }));
}
