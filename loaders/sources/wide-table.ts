import { identifier, literal } from "../duckdb/sql-text.js";
import { quoted } from "../files/quoted.js";
import { headingIndex } from "./headings.js";
import { monthOfRecord } from "./judge.js";
import { DATE_FORMATS } from "./month-of-date.js";
import { columnsOf } from "./read-sources-file.js";
import { CELL_HEADINGS, type Source } from "./source.js";
import { dateFormatOf } from "./source-kinds.js";
import { UnreadableFile } from "./unreadable-file.js";

/** A column of a wide table that holds the counts of one month or quarter. */
export interface MonthColumn {
  heading: string;
  /** Its place among the headings, from 0. */
  index: number;
}

/**
 * The columns of months in a wide table: all but those that the source names. Throws an {@link UnreadableFile} for a column
 * that is neither, for a month that has two columns, and where there is no month at all.
 */
export function monthColumns(header: readonly string[], source: Source, line = 1): MonthColumn[] {
  const named = new Set(Object.values(columnsOf(source)).map((heading) => headingIndex(header, heading)));
  const columns = header
    .map((heading, index) => ({ heading, index }))
    .filter(({ index }) => !named.has(index));
  const expected = DATE_FORMATS[dateFormatOf(source)];
  const seen = new Map<string, string>();
  for (const { heading, index } of columns) {
    const month = monthOfRecord(heading.trim(), source);
    if (month === undefined) throw noMonth(heading, expected, line, index + 1);
    const first = seen.get(month);
    if (first !== undefined) throw twice(heading, first, line, index + 1);
    seen.set(month, heading);
  }
  if (columns.length > 0) return columns;
  throw new UnreadableFile(
    "the table has no column of a month",
    `columns of which each is ${expected}`,
    "If a row is one record, take layout: wide out of sources.yaml.",
    line
  );
}

const noMonth = (heading: string, expected: string, line: number, column: number): UnreadableFile =>
  new UnreadableFile(
    heading.trim() === "" ? "a column has no heading" : `the column ${quoted(heading)} is no month`,
    expected,
    "If months are written in another way, say so in date_format. If the column holds something else, name it under columns, as in " +
      `columns: {note: ${JSON.stringify(heading)}}.`,
    line,
    column
  );

const twice = (heading: string, first: string, line: number, column: number): UnreadableFile =>
  new UnreadableFile(
    `the column ${quoted(heading)} is of the same month as ${first === heading ? "another" : quoted(first)}`,
    "one column for each month",
    "Take one of the two out of the file, or name it under columns: its counts would be added to the other's.",
    line,
    column
  );

/**
 * SQL of a wide table as a table of records, one for each row and month: two columns more, for the month as its heading
 * says it, and for the count. `countOf` is the SQL of a cell as text, null where it is blank.
 */
export function cellRecords(
  relation: string,
  months: readonly MonthColumn[],
  names: { date: string; count: string },
  countOf: (month: MonthColumn) => string
): string {
  const headings = months.map(({ heading }) => literal(heading.trim()));
  return `(SELECT *, unnest([${headings.join(", ")}]) AS ${identifier(names.date)},
    unnest([${months.map(countOf).join(", ")}]) AS ${identifier(names.count)} FROM ${relation})`;
}

/** One row of a wide table, as another reader gives it. */
interface WideRow {
  line: number;
  values: Record<string, string | null>;
}

/** The cells of a row as records, each with its column from 1, in the order of the columns. */
export const cellsOf = (
  { line, values }: WideRow,
  months: readonly MonthColumn[],
  countOf: (month: MonthColumn) => string | null
): (WideRow & { column: number })[] =>
  months.map((month) => ({
    line,
    column: month.index + 1,
    values: { ...values, [CELL_HEADINGS.date]: month.heading.trim(), [CELL_HEADINGS.count]: countOf(month) }
  }));
