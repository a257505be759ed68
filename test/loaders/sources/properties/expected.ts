import type { RawRows } from "./raw-rows.js";

/** What a source declares, as functions of the raw texts of a row: written for the tests, beside its sources.yaml. */
export interface Declared {
  month(row: Record<string, string>): string | undefined;
  force(row: Record<string, string>): string | undefined;
  /** Who records crimes and is no force, where the source leaves them out. */
  outside(row: Record<string, string>): string | undefined;
  id?(row: Record<string, string>): string;
  /** A count; undefined for what is none. */
  count?(row: Record<string, string>): number | undefined;
  weight?(row: Record<string, string>): number | undefined;
  filters: [string, (row: Record<string, string>) => boolean][];
  series: [string, (row: Record<string, string>) => boolean][];
  period?: { from: string; to: string };
  countOnce?: boolean;
  blank?(row: Record<string, string>): boolean;
}

export interface Account {
  rows: number;
  counted: number;
  filtered: Record<string, number>;
  rejected: number;
}

/** What a reading must give, counted row by row. */
export interface Expected {
  accounts: Account[];
  /** "force series month count", sorted. */
  counts: string[];
  facts: Record<string, number>;
  /** Rows that count in each series, for surveys. */
  inSeries: Judged[][];
}

/** The month of "today" in tests of sources. */
const TODAY = "2020-06";

export interface Judged {
  file: number;
  row: Record<string, string>;
  month: string | undefined;
  force: string | undefined;
  /** Left out by this rule. */
  filter?: string;
  reject?: "malformed" | "date" | "future" | "force" | "count" | "weight";
  amount: number;
  /** In which series it belongs, whatever its count. */
  belongs: boolean[];
  counts: boolean[];
}

/** Counts the rows of files by what a source declares. */
export function expectedOf(files: readonly RawRows[], declared: Declared): Expected {
  const judged = files.flatMap((rows, file) => rows.map((row) => judgedRow(file, row, declared)));
  const unknown = declared.series.map((_, i) => withhold(judged, i, declared));
  for (const one of judged)
    if (isCounted(one) && !one.counts.includes(true)) one.filter = "in a month of which a count is not known";
  const facts = { ...blankFact(judged, declared), ...idFacts(judged, declared) };
  if (declared.countOnce) leaveRepeatsOut(judged, declared);
  return {
    accounts: files.map((_, file) => accountOf(judged.filter((one) => one.file === file))),
    counts: declared.series.flatMap(([id], i) => countsOf(judged, i, id, declared, unknown[i]!)).sort(),
    facts,
    inSeries: declared.series.map((_, i) => judged.filter((one) => isCounted(one) && one.counts[i]))
  };
}

const isCounted = ({ filter, reject }: Judged): boolean => filter === undefined && reject === undefined;

function judgedRow(file: number, row: Record<string, string> | null, declared: Declared): Judged {
  const none = declared.series.map(() => false);
  if (!row)
    return {
      file,
      row: {},
      month: undefined,
      force: undefined,
      reject: "malformed",
      amount: 0,
      belongs: none,
      counts: none
    };
  const month = declared.month(row);
  const force = declared.force(row);
  const count = declared.count ? declared.count(row) : 1;
  const filter = declared.filters.find(([, test]) => test(row))?.[0] ?? declared.outside(row);
  const belongs = declared.series.map(([, test]) => filter === undefined && test(row));
  const judged: Judged = { file, row, month, force, amount: count ?? 0, belongs, counts: none };
  if (filter !== undefined) return { ...judged, filter };
  const { period } = declared;
  if (month === undefined) judged.reject = "date";
  else if (month > TODAY) judged.reject = "future";
  else if (force === undefined) judged.reject = "force";
  else if (count === undefined) judged.reject = "count";
  else if (declared.weight && declared.weight(row) === undefined) judged.reject = "weight";
  else if (period && (month < period.from || month > period.to)) judged.filter = "outside the period";
  else if (!belongs.includes(true)) judged.filter = "in no series";
  else judged.counts = [...belongs];
  return judged;
}

const placeOf = ({ force, month }: Judged): string => `${force} ${month}`;

/** Takes a series out of the months of forces in which another count of it is not known; where a zero may not be said. */
function withhold(
  judged: Judged[],
  i: number,
  { count }: Declared
): { months: Set<string>; mayBeAny: (force: string) => boolean } {
  if (!count) return { months: new Set(), mayBeAny: () => false };
  const months = new Set(judged.filter((one) => one.belongs[i] && one.reject === "count").map(placeOf));
  for (const one of judged) if (months.has(placeOf(one))) one.counts[i] = false;
  const untold = judged.filter((one) => one.belongs[i] && (one.reject === "date" || one.reject === "force"));
  const isAny =
    untold.some(({ force }) => force === undefined) || judged.some(({ reject }) => reject === "malformed");
  const forces = new Set(untold.map(({ force }) => force));
  return { months, mayBeAny: (force) => isAny || forces.has(force) };
}

function accountOf(own: readonly Judged[]): Account {
  const filtered: Record<string, number> = {};
  for (const { filter } of own) if (filter !== undefined) filtered[filter] = 1 + (filtered[filter] ?? 0);
  return {
    rows: own.length,
    counted: own.filter(isCounted).length,
    filtered,
    rejected: own.filter(({ reject }) => reject !== undefined).length
  };
}

/** Counts by force and month, with zeros from the first to the last month of the series, where the force has any record. */
function countsOf(
  judged: readonly Judged[],
  i: number,
  id: string,
  { period }: Declared,
  unknown: { months: Set<string>; mayBeAny: (force: string) => boolean }
): string[] {
  const sums = new Map<string, number>();
  for (const one of judged)
    if (isCounted(one) && one.counts[i]) sums.set(placeOf(one), one.amount + (sums.get(placeOf(one)) ?? 0));
  const places = [...sums.keys()].map((place) => place.split(" ") as [string, string]);
  const forces = new Set(places.map(([force]) => force));
  const months = places.map(([, month]) => month).sort();
  const [from, to] = [period?.from ?? months[0]!, period?.to ?? months.at(-1)!];
  const seen = judged.filter(
    ({ force, month, reject, filter }) =>
      force !== undefined && month !== undefined && reject === undefined && filter !== "outside the period"
  );
  return [...new Set(seen.map(placeOf))].flatMap((place) => {
    const [force, month] = place.split(" ") as [string, string];
    const isZero = !sums.has(place);
    if (!forces.has(force) || month < from || month > to || unknown.months.has(place)) return [];
    return isZero && unknown.mayBeAny(force) ? [] : [`${force} ${id} ${month} ${sums.get(place) ?? 0}`];
  });
}

function blankFact(judged: readonly Judged[], { blank }: Declared): Record<string, number> {
  if (!blank) return {};
  return {
    "without location": judged.filter(({ row, reject }) => reject !== "malformed" && blank(row)).length
  };
}

function idFacts(judged: readonly Judged[], { id }: Declared): Record<string, number> {
  if (!id) return {};
  const records = new Map<string, number>();
  for (const one of judged)
    if (isCounted(one) && id(one.row) !== "") records.set(id(one.row), 1 + (records.get(id(one.row)) ?? 0));
  const repeated = [...records.values()].filter((n) => n > 1);
  return {
    "ids given more than once": repeated.length,
    "records with such an id": repeated.reduce((a, b) => a + b, 0)
  };
}

/** All but one of the records of one id that a force has in one month are left out: which one, no count here tells. */
function leaveRepeatsOut(judged: readonly Judged[], { id }: Declared): void {
  const seen = new Set<string>();
  for (const one of judged) {
    if (!isCounted(one) || id!(one.row) === "") continue;
    const key = `${id!(one.row)} ${placeOf(one)}`;
    if (seen.has(key)) one.filter = "with an id that another record of the month has";
    seen.add(key);
  }
}
