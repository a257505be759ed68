import { placeWords } from "../../src/plan/place-words.js";
import type { Total } from "../../src/plan/plan-data.js";
import { groupBy } from "../files/group-by.js";
import type { Columns, Row, Table } from "../files/table.js";
import type { PlanFile } from "./read-plan.js";
import type { Tables } from "./read-tables.js";

/** What the rows of a table are of, and what of them can be added up. */
export interface Summed<C extends Columns> {
  /** The column that says of what a row is, such as a series; none where all rows are of one thing. */
  subject?: keyof C & string;
  period: keyof C & string;
  values: readonly (keyof C & string)[];
}

export const OFFENCES_SUMMED = { subject: "measure", period: "month", values: ["count"] } as const;
export const QUARTERLY_SUMMED = { subject: "measure", period: "quarter_end", values: ["count"] } as const;
export const POPULATION_SUMMED = { period: "year", values: ["population", "households"] } as const;

/** The total that the plan names and its parts; null without one, or where forces.csv cannot say what they are. */
export function totalOfPlan({ forces }: Tables, { total }: PlanFile): Total | null {
  if (!total || !forces?.sound) return null;
  const ids = forces.rows.map(({ force }) => force);
  return ids.includes(total) ? { id: total, parts: ids.filter((id) => id !== total) } : null;
}

/**
 * The tables with rows of the plan's total where they have none of a series, or of the population: the sum of its parts, in
 * every period in which each of them has a figure. Percentages of surveys cannot be added up.
 */
export function withTotal(tables: Tables, plan: PlanFile): Tables {
  const found = totalOfPlan(tables, plan);
  if (!found) return tables;
  const basis = `sum of ${found.parts.length} ${placeWords({ places: plan.places }).many}`;
  const summed = <C extends Columns>(table: Table<C> | null, what: Summed<C>): Table<C> | null =>
    table && withSums(table, what, { ...found, basis });
  return {
    ...tables,
    offences: summed(tables.offences, OFFENCES_SUMMED),
    quarterly: summed(tables.quarterly, QUARTERLY_SUMMED),
    population: summed(tables.population, POPULATION_SUMMED)
  };
}

function withSums<C extends Columns>(
  table: Table<C>,
  what: Summed<C>,
  { id, parts, basis }: Total & { basis: string }
): Table<C> {
  const subjectOf = (row: Row<C>): unknown => what.subject && row[what.subject];
  const own = new Set(table.rows.filter((row) => row.force === id).map(subjectOf));
  const added = [...rowsOfParts(table, what, parts).values()]
    .filter((rows) => rows.length === parts.length && !own.has(subjectOf(rows[0]!)))
    .map((rows) => ({ ...sumOf(rows, what), force: id, basis: basisOf(rows, basis) }));
  if (added.length === 0) return table;
  return {
    ...table,
    rows: [...table.rows, ...added],
    // What is computed stands nowhere: it is looked for where the table begins.
    place: (index, column) => table.place(Math.min(index, table.rows.length - 1), column)
  };
}

/** The rows of the parts by what they are of and when, those of one period together. */
export function rowsOfParts<C extends Columns>(
  { rows }: Table<C>,
  what: Summed<C>,
  parts: readonly string[]
): Map<string, Row<C>[]> {
  const among = new Set<unknown>(parts);
  return groupBy(
    rows.filter((row) => among.has(row.force)),
    (row) => periodKey(row, what)
  );
}

/** What a row is of and when, as one text. */
export function periodKey<C extends Columns>(row: Row<C>, { subject, period }: Summed<C>): string {
  return `${subject ? row[subject] : ""} ${row[period]}`;
}

/** The rows added up; a value that one of them does not have is not known of their sum. */
export function sumOf<C extends Columns>(rows: readonly Row<C>[], { values }: Summed<C>): Row<C> {
  const sums = values.map((name) => {
    const all = rows.map((row) => row[name] as number | null);
    return [name, all.includes(null) ? null : (all as number[]).reduce((sum, value) => sum + value, 0)];
  });
  return { ...rows[0]!, ...Object.fromEntries(sums) };
}

/** "recorded crime, sum of 32 boroughs"; a population that says nothing of itself is a sum of estimates, and says nothing. */
function basisOf<C extends Columns>(rows: readonly Row<C>[], basis: string): string | null {
  const bases = [...new Set(rows.map((row) => row.basis as string | null))].filter((one) => one !== null);
  return bases.length === 0 ? null : `${bases.join("; ")}, ${basis}`;
}
