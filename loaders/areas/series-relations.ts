/** A series that is the sum of others, or is never less than one other. */
export interface SeriesRelation {
  kind: "sum" | "subset";
  total: string;
  parts: readonly string[];
}

/** Counts of one place in one period by series. */
export type Counts = ReadonlyMap<string, number>;

/** Tables that are looked at to find relations: evenly chosen where there are more. */
const MOST_TABLES = 2000;
/** Share of the tables in which a sum may fail and still be supposed wherever it holds. */
export const SUM_EXCEPTIONS = 0.25;
/** The same for a series that is never less than another: far more series are so by chance. */
const SUBSET_EXCEPTIONS = 0.01;
/** In one table any number is the sum of some others. */
const FEWEST_TABLES = 2;

/**
 * Relations between series that a reader can see in the counts, meant or not: sums of any number of parts, and series that
 * are never less than another. Tables in which the total is 0 say nothing. A few exceptions do not hide a relation.
 */
export function seriesRelations(tables: readonly Counts[]): SeriesRelation[] {
  const step = Math.max(1, Math.ceil(tables.length / MOST_TABLES));
  const looked = tables.filter((_, i) => i % step === 0);
  const series = [...new Set(looked.flatMap((table) => [...table.keys()]))].sort();
  const sums = series.flatMap((total) => sumsTo(total, series, looked));
  const isPart = new Set(sums.flatMap(({ total, parts }) => parts.map((part) => `${part} ${total}`)));
  const subsets = series.flatMap((total) =>
    series
      .filter((part) => part !== total && !isPart.has(`${part} ${total}`) && isSubset(part, total, looked))
      .map((part): SeriesRelation => ({ kind: "subset", total, parts: [part] }))
  );
  return [...sums, ...subsets];
}

function isSubset(part: string, total: string, tables: readonly Counts[]): boolean {
  const both = tables.filter((table) => (table.get(part) ?? 0) > 0 && table.has(total));
  const exceptions = both.filter((table) => table.get(part)! > table.get(total)!).length;
  return both.length >= FEWEST_TABLES && exceptions <= SUBSET_EXCEPTIONS * both.length;
}

interface FoundSum {
  parts: string[];
  exceptions: number;
}

/** Series that add to a total: of those that only differ by parts more or less, the one that holds most often. */
function sumsTo(total: string, series: readonly string[], tables: readonly Counts[]): SeriesRelation[] {
  const own = tables.filter((table) => (table.get(total) ?? 0) > 0);
  const size = (id: string): number => own.reduce((sum, table) => sum + (table.get(id) ?? 0), 0);
  const others = series.filter((id) => id !== total && size(id) > 0).sort((a, b) => size(b) - size(a));
  const found: FoundSum[] = [];
  const rests = own.map((table) => ({ table, rest: table.get(total)! }));
  addParts([], 0, rests, others, found);
  found.sort((a, b) => a.exceptions - b.exceptions || a.parts.length - b.parts.length);
  const kept: FoundSum[] = [];
  for (const sum of found) if (!kept.some((other) => isNested(sum.parts, other.parts))) kept.push(sum);
  return kept.map(({ parts }) => ({ kind: "sum", total, parts: parts.toSorted() }));
}

/** Are all parts of one among those of the other? */
function isNested(a: readonly string[], b: readonly string[]): boolean {
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a];
  return fewer.every((part) => more.includes(part));
}

/** Adds every choice of further parts, from `from` on, that brings what is left of the totals to nothing. */
function addParts(
  parts: readonly string[],
  from: number,
  rests: readonly { table: Counts; rest: number }[],
  others: readonly string[],
  found: FoundSum[]
): void {
  const allowed = SUM_EXCEPTIONS * rests.length;
  const share = (fails: (rest: number, table: Counts) => boolean): number =>
    rests.filter(({ rest, table }) => fails(rest, table)).length;
  if (rests.length < FEWEST_TABLES || share((rest) => rest < 0) > allowed) return;
  const left = share((rest) => rest !== 0);
  if (parts.length > 1 && left <= allowed) found.push({ parts: [...parts], exceptions: left / rests.length });
  if (left === 0) return;
  const reachable = (table: Counts): number =>
    others.slice(from).reduce((sum, id) => sum + (table.get(id) ?? 0), 0);
  if (share((rest, table) => rest > reachable(table)) > allowed) return;
  for (let i = from; i < others.length; i++) {
    const id = others[i]!;
    const next = rests
      .filter(({ table }) => table.has(id))
      .map(({ table, rest }) => ({ table, rest: rest - table.get(id)! }));
    addParts([...parts, id], i + 1, next, others, found);
  }
}

/** The subsets among these series that the others do not say already, by way of a series between. */
export function nearestSubsets(
  relations: readonly SeriesRelation[],
  present: ReadonlySet<string>
): SeriesRelation[] {
  const subsets = relations.filter(
    ({ kind, total, parts }) => kind === "subset" && present.has(total) && present.has(parts[0]!)
  );
  const isSubsetOf = new Set(subsets.map(({ total, parts }) => `${parts[0]} ${total}`));
  return subsets.filter(
    ({ total, parts: [part] }) =>
      ![...present].some(
        (between) =>
          isSubsetOf.has(`${part} ${between}`) &&
          isSubsetOf.has(`${between} ${total}`) &&
          // Two series that are never less than each other are the same: neither stands between.
          !isSubsetOf.has(`${total} ${between}`) &&
          !isSubsetOf.has(`${between} ${part}`)
      )
  );
}

/** A relation in words: "violence = with injury + without injury". */
export function relationText({ kind, total, parts }: SeriesRelation): string {
  return kind === "sum" ? `${total} = ${parts.join(" + ")}` : `${parts[0]} is no more than ${total}`;
}
