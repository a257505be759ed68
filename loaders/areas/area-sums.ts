import type { Area } from "../../src/plan/plan-data.js";
import type { Sum } from "../../src/statistics/disclosure/suppression.js";
import { type AreaCount, partsOf } from "./area-counts.js";

/** Three series of which the first is the sum of the others in every area and month that has all three. */
export type SeriesSum = readonly [total: string, part: string, part: string];

/** Sums of two series that hold throughout: a reader can subtract along them, whether or not they were meant. */
export function seriesSums(counts: readonly AreaCount[]): SeriesSum[] {
  const series = [...new Set(counts.map((row) => row.measure))].sort();
  const cells = new Map<string, Map<string, number>>();
  for (const { area, month, measure, count } of counts) {
    const key = `${area} ${month}`;
    cells.set(key, (cells.get(key) ?? new Map()).set(measure, count));
  }
  const tables = [...cells.values()];
  const holds = ([total, a, b]: SeriesSum): boolean => {
    const full = tables.filter((t) => t.has(total) && t.has(a) && t.has(b));
    return full.length > 0 && full.every((t) => t.get(total) === t.get(a)! + t.get(b)!);
  };
  return series
    .flatMap((total) => series.flatMap((a) => series.map((b): SeriesSum => [total, a, b])))
    .filter(([total, a, b]) => a < b && total !== a && total !== b)
    .filter(holds);
}

/**
 * The totals that a reader of one month's tables can know, over the indices of `counts`: every larger area is the sum
 * of its parts, every force (whose own figures are published) of its largest areas, and `series` as they add up.
 */
export function areaSums(
  counts: readonly AreaCount[],
  areas: readonly Area[],
  series: readonly SeriesSum[]
): Sum[] {
  const index = new Map(counts.map(({ measure, area }, i) => [`${measure} ${area}`, i]));
  const at = (measure: string, area: string): number | undefined => index.get(`${measure} ${area}`);
  const measures = [...new Set(counts.map((row) => row.measure))];
  const known = (cells: (number | undefined)[]): number[] | null =>
    cells.every((cell) => cell !== undefined) ? cells : null;
  const ofAreas = [...partsOf(areas)].flatMap(([whole, ids]) =>
    measures.flatMap((measure): Sum[] => {
      const parts = known(ids.map((id) => at(measure, id)));
      if (!parts) return [];
      const total = at(measure, whole) ?? { published: parts.reduce((sum, i) => sum + counts[i]!.count, 0) };
      // A larger area with records of its own is more than its parts: nothing can be subtracted from it exactly.
      const together = parts.reduce((sum, i) => sum + counts[i]!.count, 0);
      return typeof total === "number" && counts[total]!.count !== together ? [] : [{ total, parts }];
    })
  );
  const ofSeries = areas.flatMap(({ id }) =>
    series.flatMap(([whole, ...two]): Sum[] => {
      const total = at(whole, id);
      const parts = known(two.map((part) => at(part, id)));
      return total === undefined || !parts ? [] : [{ total, parts }];
    })
  );
  return [...ofAreas, ...ofSeries];
}
