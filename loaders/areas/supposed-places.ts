import { groupBy } from "../files/group-by.js";
import { countKey, type PlaceCount } from "./place-counts.js";
import type { PlaceSum } from "./place-sums.js";
import { SUM_EXCEPTIONS } from "./series-relations.js";

/** How readers take smaller places: for all of the larger one, only where they add up exactly, or for some of it. */
export interface SupposedPlaces extends PlaceSum {
  kind: "places" | "exact" | "subset";
}

/**
 * What readers suppose of places that are part of others. Those that seldom add up are a part of the whole: where they do add up it is
 * by chance, mostly because the rest has nothing, and who took it for a rule would tell every such rest to be nothing. What the plan
 * declares is known to add up.
 */
export function supposedPlaces(counts: readonly PlaceCount[], places: readonly PlaceSum[]): SupposedPlaces[] {
  const values = new Map(counts.map((count) => [countKey(count), count.count]));
  const totals = groupBy(counts, ({ place }) => place);
  return places.flatMap((sum): SupposedPlaces[] => {
    const isSum = sum.declared || addsUp(sum, totals.get(sum.whole) ?? [], values);
    if (isSum) return [{ ...sum, kind: sum.exactOnly ? "exact" : "places" }];
    return sum.exactOnly ? [] : [{ ...sum, kind: "subset" }];
  });
}

/** Do these parts add up in as many tables as a sum of series has to? Only a table with all of them says whether they do. */
function addsUp(
  { parts }: PlaceSum,
  totals: readonly PlaceCount[],
  values: ReadonlyMap<string, number>
): boolean {
  const differences = totals
    .filter(({ count }) => count > 0)
    .map((total) =>
      parts.reduce(
        (left, place) => left - (values.get(countKey({ ...total, place })) ?? Number.NaN),
        total.count
      )
    )
    .filter((difference) => !Number.isNaN(difference));
  return differences.filter((difference) => difference !== 0).length <= SUM_EXCEPTIONS * differences.length;
}
