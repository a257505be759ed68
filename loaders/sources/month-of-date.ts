import { isMonth, type Month } from "../../src/plan/month.js";
import type { DateFormat } from "./source.js";

/** Characters of a date that say its day; of what follows only the first is looked at, which must begin a time. */
export const DATE_LENGTH = 10;

/** A day and, if there is any, what may follow it: a time of day. Times are never moved between zones. */
const AFTER_DAY = "(?:[ T].*)?$";

const DATES: Record<Exclude<DateFormat, "financial-quarter">, RegExp> = {
  "year-month-day": new RegExp(`^(?<year>\\d{4})-(?<month>\\d\\d)(?:-(?<day>\\d\\d)${AFTER_DAY}|$)`),
  "day/month/year": new RegExp(`^(?<day>\\d\\d)/(?<month>\\d\\d)/(?<year>\\d{4})${AFTER_DAY}`),
  "month/day/year": new RegExp(`^(?<month>\\d\\d)/(?<day>\\d\\d)/(?<year>\\d{4})${AFTER_DAY}`)
};

/** "2013/14 2", "2013-14 Q2": a financial year from April, and its quarter. */
const FINANCIAL_QUARTER = /^(\d{4})[/-](\d\d|\d{4}) (?:Q|q|Qtr )?([1-4])$/;

/** Words for a format, which follow "expected". */
export const DATE_FORMATS: Record<DateFormat, string> = {
  "year-month-day": "a date or month written 2014-09-30 or 2014-09",
  "day/month/year": "a date written day/month/year, such as 30/09/2014",
  "month/day/year": "a date written month/day/year, such as 09/30/2014",
  "financial-quarter": "a financial year such as 2013/14 and a quarter from 1 to 4"
};

/**
 * The civil month that a date stands for, as it is written; for a financial quarter its last month.
 * Undefined for a text that is not such a date, or a day that the calendar does not have.
 */
export function monthOfDate(text: string, format: DateFormat): Month | undefined {
  if (format === "financial-quarter") return quarterEnd(text);
  const parts = DATES[format].exec(text)?.groups;
  if (!parts) return undefined;
  const month = `${parts.year}-${parts.month}`;
  if (!isMonth(month)) return undefined;
  const day = Number(parts.day ?? 1);
  return day >= 1 && day <= daysIn(Number(parts.year), Number(parts.month)) ? month : undefined;
}

/** Days of a civil month, 1 = January; day 0 of the next month in a calendar without time zones. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function quarterEnd(text: string): Month | undefined {
  const [, start, end, quarter] = FINANCIAL_QUARTER.exec(text) ?? [];
  if (!start || !end || !quarter) return undefined;
  const next = Number(start) + 1;
  if (Number(end) !== (end.length === 2 ? next % 100 : next)) return undefined;
  const month = quarter === "4" ? `${next}-03` : `${start}-${["06", "09", "12"][Number(quarter) - 1]}`;
  return isMonth(month) ? month : undefined;
}
