import type { QueryResult } from "./duckdb-client.js";

/** Lines by month, bars by name, or dots of two numbers. */
export type ChartKind = "lines" | "bars" | "dots";

/** What a result is drawn as: names of its columns. */
export interface ChartChoice {
  kind: ChartKind;
  /** Months, names or numbers. */
  x: string;
  /** Numbers. */
  y: string;
  /** A line for each value of this column; null for one line, and for bars and dots. */
  series: string | null;
}

/** The columns of a result by what they can be in a chart. */
export interface ChartColumns {
  /** Every value is YYYY-MM, or a date. */
  months: string[];
  numbers: string[];
  /** Other text, and truth. */
  names: string[];
}

/** Rows looked at to tell a month from other text. */
const LOOKED_AT = 1000;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/;

/** Sorts the columns of a result by what they can be in a chart. */
export function chartColumns({ columns, rows }: QueryResult): ChartColumns {
  const sample = rows.slice(0, LOOKED_AT);
  const isMonths = (name: string): boolean => {
    const known = sample.map((row) => row[name]).filter((value) => value !== null);
    return known.length > 0 && known.every((value) => MONTH.test(String(value)));
  };
  const months = columns.filter(({ type, name }) => (type === "text" || type === "date") && isMonths(name));
  const names = columns.filter(
    (column) => ["text", "boolean"].includes(column.type) && !months.includes(column)
  );
  const numbers = columns.filter(({ type }) => type === "number");
  const nameOf = ({ name }: { name: string }) => name;
  return { months: months.map(nameOf), numbers: numbers.map(nameOf), names: names.map(nameOf) };
}

/** Numbers that say more about a row than about what was found. */
const ABOUT_THE_ROW = /^(position|rank.*|months_per_period|months|year|number)$/i;
/** What most results are about, when they have it. */
const FOUND = /rate|per_1000|percent|twelve|mean/i;
const SERIES = /^(force|series|survey|measure|name|priority)$/i;

/** The chart that suits a result: months first, then names, then two numbers; null when nothing can be drawn. */
export function suitableChart(result: QueryResult): ChartChoice | null {
  const { months, numbers, names } = chartColumns(result);
  const found = numbers.filter((name) => !ABOUT_THE_ROW.test(name));
  const y = found.find((name) => FOUND.test(name)) ?? found[0] ?? numbers[0];
  if (y === undefined || result.rows.length === 0) return null;
  const [month] = months;
  if (month !== undefined && hasSeveral(result, month)) {
    const series = names.find((name) => SERIES.test(name)) ?? names[0] ?? null;
    return { kind: "lines", x: month, y, series: repeats(result, month) ? series : null };
  }
  const name = bestName(result, names);
  if (name !== undefined) return { kind: "bars", x: name, y, series: null };
  const other = numbers.find((column) => column !== y);
  return other === undefined ? null : { kind: "dots", x: other, y, series: null };
}

const hasSeveral = ({ rows }: QueryResult, column: string) =>
  new Set(rows.map((row) => row[column])).size > 1;
const repeats = ({ rows }: QueryResult, column: string) =>
  new Set(rows.map((row) => row[column])).size < rows.length;

/** The column whose values tell the rows apart best, the first of equals. */
function bestName({ rows }: QueryResult, names: readonly string[]): string | undefined {
  const different = (name: string): number => new Set(rows.map((row) => row[name])).size;
  return names.reduce<string | undefined>(
    (best, name) => (best === undefined || different(name) > different(best) ? name : best),
    undefined
  );
}
