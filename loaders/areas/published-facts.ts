import { addMonths } from "../../src/plan/month.js";
import { excess, type Fact } from "../../src/statistics/disclosure/published-table.js";
import { groupBy } from "../files/group-by.js";
import { countKey, type PlaceCount } from "./place-counts.js";
import type { PlaceSum } from "./place-sums.js";
import { nearestSubsets, relationText, type SeriesRelation } from "./series-relations.js";
import { type SupposedPlaces, supposedPlaces } from "./supposed-places.js";

/** What a relation comes to: how often it holds, and how often it does not. */
export interface RelationUse {
  relation: string;
  holds: number;
  exceptions: number;
}

/**
 * Every linear fact that readers know of the counts, or may suppose, over their indices: places that add up to larger
 * ones, months to quarters, and series to each other. A place without a row says nothing: what the others lack to the
 * total is known to be there. Where a relation does not hold, readers are taken to know that as well.
 */
export function publishedFacts(
  counts: readonly PlaceCount[],
  { places, series }: { places: readonly PlaceSum[]; series: readonly SeriesRelation[] }
): { facts: Fact[]; relations: RelationUse[] } {
  const facts = new FactList(counts);
  const supposed = supposedPlaces(counts, places);
  ofPlaces(facts, counts, supposed);
  ofQuarters(facts, counts, supposed);
  ofSeries(facts, counts, series);
  return { facts: facts.all, relations: [...facts.uses.values()] };
}

class FactList {
  readonly all: Fact[] = [];
  readonly uses = new Map<string, RelationUse>();
  private readonly index: Map<string, number>;
  private readonly values: number[];

  constructor(counts: readonly PlaceCount[]) {
    this.index = new Map(counts.map((count, i) => [countKey(count), i]));
    this.values = counts.map(({ count }) => count);
  }

  at(of: Omit<PlaceCount, "count">): number | undefined {
    return this.index.get(countKey(of));
  }

  /** Adds what these counts say of a relation. A total that is larger than its parts is no exception where some may be unknown. */
  add(
    total: number,
    parts: readonly number[],
    relation: string,
    kind: "sum" | "places" | "exact" | "subset"
  ) {
    if (parts.length === 0) return;
    const by = excess({ total, parts, least: 0, most: 0, relation }, this.values);
    if (kind === "exact" && by !== 0) return;
    this.all.push({ total, parts, relation, ...bounds(by, kind === "subset") });
    // A series that is more than another nearly always may be so by chance: that is protected, and no relation to speak of.
    if (kind === "subset") return;
    const isException = kind === "sum" ? by !== 0 : by > 0;
    const use = this.uses.get(relation) ?? { relation, holds: 0, exceptions: 0 };
    use[isException ? "exceptions" : "holds"]++;
    this.uses.set(relation, use);
  }
}

function bounds(by: number, mayBeLess: boolean): Pick<Fact, "least" | "most"> {
  if (by > 0) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (mayBeLess) return { least: Number.NEGATIVE_INFINITY, most: 0 };
  return by === 0 ? { least: 0, most: 0 } : { least: Number.NEGATIVE_INFINITY, most: -1 };
}

function ofPlaces(facts: FactList, counts: readonly PlaceCount[], places: readonly SupposedPlaces[]): void {
  const sums = groupBy(places, ({ whole }) => whole);
  counts.forEach((total, i) => {
    for (const { parts, relation, kind } of sums.get(total.place) ?? []) {
      const found = parts.map((place) => facts.at({ ...total, place })).filter((cell) => cell !== undefined);
      facts.add(i, found, relation, kind);
    }
  });
}

/** A quarter is the sum of its months, and where a place has none of its own, of those of its parts. */
function ofQuarters(facts: FactList, counts: readonly PlaceCount[], places: readonly SupposedPlaces[]): void {
  const sums = groupBy(places, ({ whole }) => whole);
  counts.forEach((total, i) => {
    if (total.months !== 3) return;
    const months = [0, 1, 2].map((n) => addMonths(total.month, n));
    const found = (place: string): number[] =>
      months
        .map((month) => facts.at({ ...total, place, month, months: 1 }))
        .filter((cell) => cell !== undefined);
    const own = found(total.place);
    if (own.length > 0) facts.add(i, own, `months of quarters of ${total.place}`, "places");
    if (own.length === months.length) return;
    for (const { parts, relation, kind } of sums.get(total.place) ?? []) {
      facts.add(i, parts.flatMap(found), `months of ${relation}`, kind);
    }
  });
}

function ofSeries(
  facts: FactList,
  counts: readonly PlaceCount[],
  relations: readonly SeriesRelation[]
): void {
  const sums = relations.filter(({ kind }) => kind === "sum");
  const subsets = new Map<string, SeriesRelation[]>();
  for (const table of groupBy(
    [...counts.keys()],
    (i) => `${counts[i]!.place} ${counts[i]!.month} ${counts[i]!.months}`
  ).values()) {
    const cells = new Map(table.map((i) => [counts[i]!.measure, i]));
    const present = [...cells.keys()].sort();
    const key = present.join(" ");
    const among = subsets.get(key) ?? nearestSubsets(relations, new Set(present));
    subsets.set(key, among);
    for (const relation of [...sums, ...among]) {
      const total = cells.get(relation.total);
      if (total === undefined) continue;
      const parts = relation.parts.map((part) => cells.get(part)).filter((cell) => cell !== undefined);
      facts.add(total, parts, relationText(relation), relation.kind);
    }
  }
}
