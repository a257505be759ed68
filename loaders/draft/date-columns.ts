import type { Month } from "../../src/plan/month.js";
import { monthOfRecord } from "../sources/judge.js";
import { DATE_FORMATS, monthOfDate } from "../sources/month-of-date.js";
import type { DateFormat, Source } from "../sources/source.js";
import { type ColumnLook, MOST, share } from "./column-look.js";
import { holdsCounts } from "./count-columns.js";
import type { TableForm } from "./table-look.js";

/** A text that stands for the sum of others. */
export const TOTAL = /\btotals?\b/i;

const FORMATS = Object.keys(DATE_FORMATS) as DateFormat[];

/** The month that a text stands for, as a source of tables of this form reads it. */
export const monthOf = (text: string, format: DateFormat, { format: file }: TableForm): Month | undefined =>
  monthOfRecord(text, { ...DRAFT, date_format: format, ...(file && { format: file }) });

/** A source of which nothing is known. */
const DRAFT: Source = { id: "draft", kind: "csv", basis: "recorded" };

/** Financial years, “2010-11” and “2011-12”, that could be taken for November 2010 and December 2011: no months do so alone. */
function areYears(texts: readonly string[]): boolean {
  const pairs = texts.flatMap((text) => {
    const [, year, end] = /^(\d{4})-(\d\d)$/.exec(text) ?? [];
    return year === undefined ? [] : [(Number(year) + 1) % 100 === Number(end)];
  });
  return pairs.length > 1 && pairs.every((isYear) => isYear);
}

/** Columns of months that make a table a wide one. */
const LEAST_MONTHS = 2;

/** The format in which the headings of two or more columns of counts are months. */
export function wideFormat(columns: readonly ColumnLook[], form: TableForm): DateFormat | undefined {
  const counts = columns.filter((column) => holdsCounts(column) || column.filled === 0);
  if (areYears(counts.map(({ heading }) => heading))) return undefined;
  const found = FORMATS.filter((format) => format !== "spreadsheet-number").map((format) => ({
    format,
    months: counts.filter(({ heading }) => monthOf(heading, format, form) !== undefined).length
  }));
  const best = found.reduce((a, b) => (b.months > a.months ? b : a));
  return best.months >= LEAST_MONTHS ? best.format : undefined;
}

/** Numbers of days that lie in this century or the end of the last: others are numbers of something else. */
const DAY_NUMBER = /^[34]\d{4}(\.\d+)?$/;

/** The formats in which the texts of a column are dates, the likeliest first. */
export function formatsOf(column: ColumnLook, form: TableForm): DateFormat[] {
  const fitting = (monthIn: (text: string, format: DateFormat) => Month | undefined): DateFormat[] =>
    FORMATS.filter((format) => {
      const isDay = format === "spreadsheet-number" ? (text: string) => DAY_NUMBER.test(text) : () => true;
      const isDate = (text: string): boolean => isDay(text) && monthIn(text, format) !== undefined;
      const isPlain = (text: string): boolean => isDay(text) && monthOfDate(text, format) !== undefined;
      if (format === "spreadsheet-number" && !/date|month/i.test(column.heading)) return false;
      if (areYears([...column.texts.keys()])) return false;
      return share(column, (text) => isDate(text) || TOTAL.test(text)) >= MOST && share(column, isPlain) > 0;
    });
  const plain = fitting(monthOfDate);
  // A column of a workbook may hold cells that are dates beside texts in another format.
  return plain.length > 0 ? plain : fitting((text, format) => monthOf(text, format, form));
}
