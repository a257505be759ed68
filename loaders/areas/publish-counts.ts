import { type Month, monthsBetween } from "../../src/plan/month.js";
import type { DisclosureRules, Plan } from "../../src/plan/plan.js";
import type { Area, Disclosure, PlanData, Series, Total } from "../../src/plan/plan-data.js";
import type { Protection } from "../../src/statistics/disclosure/published-table.js";
import { SMALLEST_PUBLISHED, SMALLEST_WIDTH } from "../../src/statistics/disclosure/smallest-published.js";
import { groupBy } from "../files/group-by.js";
import { buildSeries } from "../tables/build-series.js";
import { mergeSeries } from "../tables/merge-series.js";
import { type AreaCount, withLargerAreas } from "./area-counts.js";
import type { EarlierCounts } from "./earlier-counts.js";
import { families } from "./families.js";
import type { HiddenOfTable } from "./hide-tables.js";
import { countKey, type PlaceCount, placeCounts } from "./place-counts.js";
import { type PlaceSum, placeSums } from "./place-sums.js";
import { publishedFacts, type RelationUse } from "./published-facts.js";
import { type SeriesRelation, seriesRelations } from "./series-relations.js";

/**
 * Mean count a month below which an area is not judged: the smallest for which `npm run evidence` measured how often
 * the rules are wrong (data/evidence/rules.json, counting alone).
 */
export const FEWEST_PER_MONTH = 10;

/** All counts of a plan before any is left out. */
export interface Counts {
  /** `series[series][place]` of the plan's places. */
  series: PlanData["series"];
  areaCounts: readonly AreaCount[];
  areas: readonly Area[];
  /** The place that is the sum of all others, if there is one. */
  total: Total | undefined;
  /** Reads what earlier releases showed and left out. */
  earlier: () => EarlierCounts;
}

/** A count that nothing can protect, and what gives it away. */
export interface ExposedCount extends Omit<PlaceCount, "count"> {
  relation: string | null;
}

/** The series as they may be published, and what was left out of them. */
export interface PublishedCounts {
  series: PlanData["series"];
  /** Absent where every count is published. */
  disclosure?: Disclosure;
  /** None may be published while there is one. */
  exposed: ExposedCount[];
}

/** What protects the counts of a plan, and whether those of its places are published whole, as open data are. */
export type Rules = DisclosureRules & Protection & { openPlaces: boolean };

/**
 * What `disclosure` of plan.yaml comes to; null where every count is published. A plan that says nothing publishes the counts
 * of its places, since recorded crime of police forces is open data, unless it `hasAreas`, whose counts they would give away.
 */
export function disclosureRules(disclosure: Plan["disclosure"], hasAreas: boolean): Rules | null {
  if (disclosure === false) return null;
  const said = typeof disclosure === "object" ? disclosure : {};
  const saysNothing = disclosure === undefined && !hasAreas;
  return {
    ...said,
    least: said.least ?? SMALLEST_PUBLISHED,
    width: said.width ?? SMALLEST_WIDTH,
    openPlaces: saysNothing || said["open-data"] !== undefined
  };
}

/**
 * Leaves out of the counts of places and local areas whatever is too small to publish, and what would give it away: a
 * period left out is null, so that no total, mean or rating can be made of it either.
 */
export function publishCounts(
  { series, areaCounts, areas, total, earlier }: Counts,
  rules: Rules | null,
  hide: (tables: ReturnType<typeof families>[number]["table"][], protection: Protection) => HiddenOfTable[]
): PublishedCounts {
  const all = withLargerAreas(areaCounts, areas);
  const ofAreas = areaSeries(all);
  const open = mergeSeries(series, ofAreas);
  if (!rules) return { series: open, exposed: [] };
  const isOpen = rules.openPlaces;
  const counts = countsToProtect({ series, ofAreas, areas, isOpen });
  const ofPlaces = new Set(Object.values(series).flatMap((byPlace) => Object.keys(byPlace)));
  const isPublished = ({ place }: PlaceCount): boolean => isOpen && ofPlaces.has(place);
  // Releases are long, and most plans have nothing to protect.
  const earlierCounts = counts.length > 0 ? earlier() : new Map<string, number | null>();
  const before = counts.map((count) => earlierCounts.get(countKey(count)));
  const isKnown = (count: PlaceCount, i: number): boolean => isPublished(count) || before[i] === count.count;
  const { facts, relations } = publishedFacts(counts, {
    places: [...placeSums(areas), ...declaredPlaces(rules), ...(total ? [placesOf(total)] : [])],
    series: allRelations(counts, rules)
  });
  const whole = {
    counts: counts.map(({ count }) => count),
    facts,
    known: new Set(counts.flatMap((count, i) => (isKnown(count, i) ? [i] : []))),
    kept: new Set(counts.flatMap((_, i) => (before[i] === null ? [i] : [])))
  };
  const parts = families(whole);
  const results = hide(
    parts.map(({ table }) => table),
    { least: rules.least, width: rules.width }
  );
  const hidden = parts.flatMap(({ cells }, i) => results[i]!.hidden.map((cell) => cells[cell]!));
  const shownBefore = counts.flatMap((count, i) =>
    count.count < rules.least && before[i] === count.count && !isPublished(count) ? [i] : []
  );
  const exposed = parts.flatMap(({ cells }, i) =>
    results[i]!.exposed.map(({ cell, relation }) => ({ ...counts[cells[cell]!]!, relation }))
  );
  const left = [...hidden, ...shownBefore].map((cell) => counts[cell]!);
  return {
    series: without(open, left),
    disclosure: {
      least: rules.least,
      width: rules.width,
      ...(rules["open-data"] !== undefined && { openData: rules["open-data"] }),
      cells: counts.filter((count) => !isPublished(count)).length,
      small: left.filter(({ count }) => count < rules.least).length,
      others: left.filter(({ count }) => count >= rules.least).length,
      kept: hidden.filter((cell) => whole.kept.has(cell) && whole.counts[cell]! >= rules.least).length,
      shownBefore: shownBefore.length,
      exceptions: exceptionsOf(relations)
    },
    exposed
  };
}

/** The areas' series, each with the count a month below which it is not judged. */
function areaSeries(counts: readonly AreaCount[]): PlanData["series"] {
  const series = buildSeries(
    counts.map((row) => ({ ...row, force: row.area, end: row.month })),
    1
  );
  for (const byArea of Object.values(series))
    for (const own of Object.values(byArea)) own.fewestPerMonth = FEWEST_PER_MONTH;
  return series;
}

/** The counts that are protected, and those of open places that areas are part of. */
function countsToProtect(of: {
  series: PlanData["series"];
  ofAreas: PlanData["series"];
  areas: readonly Area[];
  isOpen: boolean;
}): PlaceCount[] {
  const wholes = new Set(of.areas.map(({ parent }) => parent));
  const ofPlaces = placeCounts(of.series).filter(({ place }) => !of.isOpen || wholes.has(place));
  // Of counts that are equally small those of areas are left out first.
  return [...placeCounts(of.ofAreas), ...ofPlaces];
}

/** Declared sums, and those that can be seen in the counts. */
function allRelations(counts: readonly PlaceCount[], { sums = {} }: DisclosureRules): SeriesRelation[] {
  const declared = Object.entries(sums).map(
    ([total, parts]): SeriesRelation => ({ kind: "sum", total, parts })
  );
  const tables = groupBy(counts, ({ place, month, months }) => `${place} ${month} ${months}`);
  const found = seriesRelations(
    [...tables.values()].map((own) => new Map(own.map(({ measure, count }) => [measure, count])))
  );
  const keyOf = ({ kind, total, parts }: SeriesRelation): string =>
    [kind, total, ...parts.toSorted()].join(" ");
  const isDeclared = new Set(declared.map(keyOf));
  return [...declared, ...found.filter((relation) => !isDeclared.has(keyOf(relation)))];
}

function declaredPlaces({ partitions = [] }: DisclosureRules): PlaceSum[] {
  return partitions.map(({ whole, parts }) => ({
    whole,
    parts,
    declared: true,
    relation: `areas of ${whole} as plan.yaml divides it: ${parts.join(", ")}`
  }));
}

const placesOf = ({ id, parts }: Total): PlaceSum => ({
  whole: id,
  parts,
  declared: true,
  relation: `all places of ${id}`
});

const exceptionsOf = (relations: readonly RelationUse[]): RelationUse[] =>
  relations.filter(({ exceptions }) => exceptions > 0);

/** The series without some of their counts: each is a gap that says why. */
function without(series: PlanData["series"], left: readonly PlaceCount[]): PlanData["series"] {
  const published = { ...series };
  for (const [measure, own] of groupBy(left, (count) => count.measure)) {
    published[measure] = { ...published[measure] };
    for (const [place, counts] of groupBy(own, (count) => count.place)) {
      published[measure][place] = withoutMonths(
        published[measure][place]!,
        counts.map(({ month }) => month)
      );
    }
  }
  return published;
}

function withoutMonths(series: Series, months: readonly Month[]): Series {
  const counts = [...series.counts];
  for (const month of months) counts[monthsBetween(series.start, month) / series.monthsPerPeriod] = null;
  return { ...series, counts, suppressed: [...months].sort() };
}
