import { groupBy } from "../files/group-by.js";
import type { Place, Problem } from "../files/problem.js";
import type { Columns, Row, Table } from "../files/table.js";
import type { SourceResult } from "../sources/source-result.js";
import type { Tables } from "./read-tables.js";

/** Rows of one source for one table, and where sources.yaml says that they come. */
interface Addition<C extends Columns> {
  rows: Row<C>[];
  placeOf(row: Row<C>): Place;
}

/** The place in sources.yaml of the source with this number, or of one of its series or surveys. */
export type SourcePlace = (source: number, path: readonly string[]) => Place;

/**
 * The tables of the data folder with the rows that its sources give, as if they stood in offences.csv,
 * offences-quarterly.csv and surveys.csv. A count or wave that is given twice is added to `problems`.
 */
export function mergeSources(
  tables: Tables,
  results: readonly SourceResult[],
  place: SourcePlace,
  problems: Problem[]
): Tables {
  const counts = (monthsPerPeriod: 1 | 3) =>
    results.map((result, i) => ({
      rows: result.monthsPerPeriod === monthsPerPeriod ? result.counts : [],
      basis: result.account.basis,
      placeOf: (row: { measure: string }) => place(i, ["series", row.measure])
    }));
  const months = counts(1).map(({ rows, basis, placeOf }) => ({
    placeOf,
    rows: rows.map(({ force, series, month, count }) => ({ force, measure: series, month, count, basis }))
  }));
  const quarters = counts(3).map(({ rows, basis, placeOf }) => ({
    placeOf,
    rows: rows.map(({ force, series, month, count }) => ({
      force,
      measure: series,
      quarter_end: month,
      count,
      basis
    }))
  }));
  const waves = results.map(({ waves: rows, account: { basis } }, i) => ({
    placeOf: (row: { survey: string }) => place(i, ["surveys", row.survey]),
    rows: rows.map((row) => ({ ...row, basis }))
  }));
  const areas = results.map(({ areas: rows }, i) => ({ placeOf: () => place(i, ["areas"]), rows }));
  results.forEach(({ monthsPerPeriod, areas: { length } }, i) => {
    if (length > 0 && monthsPerPeriod === 3) problems.push(quarterlyAreas(place(i, ["areas"])));
  });
  return {
    ...tables,
    areaOffences: added(tables.areaOffences, ["area", "measure", "month"], areas, problems),
    offences: added(tables.offences, ["force", "measure", "month"], months, problems),
    quarterly: added(tables.quarterly, ["force", "measure", "quarter_end"], quarters, problems),
    surveys: added(tables.surveys, ["force", "survey", "period_end"], waves, problems)
  };
}

function quarterlyAreas(place: Place): Problem {
  return {
    ...place,
    problem: "the source gives counts of local areas by quarter",
    expected: "counts by month"
  };
}

/** A table with more rows; the place, subject and period together are what no two rows may share. */
function added<C extends Columns>(
  table: Table<C> | null,
  [placeOf, subject, period]: readonly [keyof C & string, keyof C & string, keyof C & string],
  additions: Addition<C>[],
  problems: Problem[]
): Table<C> | null {
  if (!table) return null;
  const own = table.rows.map((row, i) => ({ row, place: () => table.place(i, subject) }));
  const others = additions.flatMap((addition) =>
    addition.rows.map((row) => ({ row, place: () => addition.placeOf(row) }))
  );
  const all = [...own, ...others];
  // Only what a source gives can repeat: the rows of the table itself were compared when it was read.
  const twice =
    others.length === 0 ? [] : repeated(all, (row) => [row[placeOf], row[subject], row[period]].join(" "));
  const bySeries = groupBy(
    twice,
    ({ again }) => `${again.row[placeOf]} ${again.row[subject]} ${where(again.place())}`
  );
  for (const [pair, ...more] of bySeries.values()) {
    const { first, again } = pair!;
    const rest = more.length === 0 ? "" : ` (and of ${more.length} more)`;
    problems.push({
      ...again.place(),
      problem: `${again.row[subject]} of ${again.row[placeOf]} in ${again.row[period]}${rest} is given here and at ${where(first.place())}`,
      expected: "each figure once",
      hint: "Take the rows out of the CSV file, or the series out of the source."
    });
  }
  return {
    rows: all.map(({ row }) => row),
    place: (index, column) => (index < own.length ? table.place(index, column) : all[index]!.place()),
    sound: table.sound
  };
}

interface PlacedRow<C extends Columns> {
  row: Row<C>;
  place(): Place;
}

interface Twice<C extends Columns> {
  first: PlacedRow<C>;
  again: PlacedRow<C>;
}

/** Rows whose key an earlier row has. */
function repeated<C extends Columns>(all: PlacedRow<C>[], keyOf: (row: Row<C>) => string): Twice<C>[] {
  const seen = new Map<string, PlacedRow<C>>();
  const twice: Twice<C>[] = [];
  for (const placed of all) {
    const key = keyOf(placed.row);
    const first = seen.get(key);
    if (first) twice.push({ first, again: placed });
    else seen.set(key, placed);
  }
  return twice;
}

const where = ({ file, line }: Place): string => `${file}:${line}`;
