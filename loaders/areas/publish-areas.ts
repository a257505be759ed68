import { type Month, monthsBetween } from "../../src/plan/month.js";
import type { Area, Disclosure, PlanData, Series } from "../../src/plan/plan-data.js";
import { SMALLEST_PUBLISHED, suppressedCells } from "../../src/statistics/disclosure/suppression.js";
import { groupBy } from "../files/group-by.js";
import { buildSeries } from "../tables/build-series.js";
import { type AreaCount, cellKey, withLargerAreas } from "./area-counts.js";
import { areaSums, seriesSums } from "./area-sums.js";

/**
 * Mean count a month below which an area is not judged: the smallest for which `npm run evidence` measured how often
 * the rules are wrong (data/evidence/rules.json, counting alone).
 */
export const FEWEST_PER_MONTH = 10;

/** The areas' series as they may be published, `series[series][area]`, and what was left out of them. */
export interface PublishedAreas {
  series: PlanData["series"];
  disclosure: Disclosure;
}

/**
 * Makes the areas' series of their counts. With `disclosure` small counts, and what would give them away, are left
 * out: a period left out is null, so that no total, mean or rating can be made of it either.
 */
export function publishAreas(
  counts: readonly AreaCount[],
  areas: readonly Area[],
  { disclosure }: { disclosure: boolean }
): PublishedAreas {
  const all = withLargerAreas(counts, areas);
  const hidden = disclosure ? hiddenCells(all, areas) : new Set<string>();
  const series = buildSeries(
    all.map((row) => ({ ...row, force: row.area, end: row.month })),
    1
  );
  for (const byArea of Object.values(series))
    for (const own of Object.values(byArea)) own.fewestPerMonth = FEWEST_PER_MONTH;
  const leftOut = all.filter((row) => hidden.has(cellKey(row)));
  for (const { measure, area, month } of leftOut) leaveOut(series[measure]![area]!, month);
  const small = leftOut.filter((row) => row.count < SMALLEST_PUBLISHED).length;
  return { series, disclosure: { cells: all.length, small, others: hidden.size - small } };
}

/** Every month's table on its own: no total over months is published of a series with months left out. */
function hiddenCells(counts: readonly AreaCount[], areas: readonly Area[]): Set<string> {
  const sums = seriesSums(counts);
  const byMonth = groupBy(counts, (row) => row.month);
  return new Set(
    [...byMonth.values()].flatMap((rows) => {
      const hidden = suppressedCells(
        rows.map((row) => row.count),
        areaSums(rows, areas, sums)
      );
      return hidden.map((i) => cellKey(rows[i]!));
    })
  );
}

/** A count that is left out is a gap that says why. */
function leaveOut(series: Series, month: Month): void {
  series.counts[monthsBetween(series.start, month)] = null;
  series.suppressed = [...(series.suppressed ?? []), month].sort();
}
