import { isMonth, type Month } from "../../src/plan/month.js";
import type { DateFormat } from "./source.js";

/** Characters of a date that say its day. */
const DATE_LENGTH = 10;

const AFTER_DAY = "(?:[ T](?<time>.*))?$";

const DATES: Record<Exclude<DateFormat, "financial-quarter" | "spreadsheet-number">, RegExp> = {
  "year-month-day": new RegExp(`^(?<year>\\d{4})-(?<month>\\d\\d)(?:-(?<day>\\d\\d)${AFTER_DAY}|$)`),
  "day/month/year": new RegExp(`^(?<day>\\d{1,2})/(?<month>\\d{1,2})/(?<year>\\d{4})${AFTER_DAY}`),
  "month/day/year": new RegExp(`^(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})${AFTER_DAY}`),
  "month-name": new RegExp(
    `^(?:(?<day>\\d{1,2})[- ])?(?<month>[A-Za-z]{3,9})[- ](?<year>\\d{4}|\\d\\d)${AFTER_DAY}`
  ),
  yearmonth: /^(?<year>\d{4})(?<month>\d\d)$/
};

const MONTH_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december"
];

/** A year of two digits as spreadsheets take it: up to 29 of this century. */
const CENTURY_ENDS = 29;

/** A day as spreadsheets count them, from 1 March 1900: they have a 29 February 1900 before it. */
const SPREADSHEET_NUMBER = /^(?<days>\d{2,5})(?:\.\d+)?$/;
const FIRST_DAY = 61;
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** A time of day on the clock of the place, or nothing. */
const TIME = /^(\d{1,2}(:\d\d){0,2}([.,]\d+)?( ?[ap]m)?)?$/i;

/** A time of day on a clock that is named. */
const ZONED_TIME =
  /^(?<hours>\d\d):(?<minutes>\d\d)(?::\d\d(?:[.,]\d+)?)? ?(?<zone>Z|UTC|GMT|BST|[+-]\d\d(?::?\d\d)?)$/i;

/** Minutes that a named clock is ahead of Greenwich. */
const ZONES: Record<string, number> = { Z: 0, UTC: 0, GMT: 0, BST: 60 };

/** The clock of the place where crimes are recorded. */
export const PLACE = "Europe/London";

/** Is there more in the text of a date than its day? */
export const hasTime = (text: string): boolean => text.length > DATE_LENGTH;

/**
 * SQL of what decides the month in a text of a date: a plain time of day is left out, and the minutes of a time on a clock
 * that is a whole number of hours away, so that times do not make a group each. {@link decidingDate} is the same.
 */
export const decidingDateSql = (text: string): string =>
  `CASE WHEN regexp_full_match(substr(${text}, ${DATE_LENGTH + 1}), '${PLAIN_REST}') THEN left(${text}, ${DATE_LENGTH})
     ELSE regexp_replace(${text}, '${WHOLE_HOURS}', '\\1:00\\2') END`;

/** What decides the month in a text of a date. */
export function decidingDate(text: string): string {
  const characters = Array.from(text);
  const rest = characters.slice(DATE_LENGTH).join("");
  if (new RegExp(`^(?:${PLAIN_REST})$`).test(rest)) return characters.slice(0, DATE_LENGTH).join("");
  return text.replace(new RegExp(WHOLE_HOURS, "u"), "$1:00$2");
}

const PLAIN_REST = "[ T][0-9:., ]*([AaPp][Mm])?";
const WHOLE_HOURS =
  "^(.{13}):[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?( ?(?:Z|UTC|GMT|BST|[+-][0-9]{2}(?::?00)?))$";

/** "2013/14 2", "2013-14 Q2": a financial year from April, and its quarter. */
const FINANCIAL_QUARTER = /^(\d{4})[/-](\d\d|\d{4}) (?:Q|q|Qtr )?([1-4])$/;

/** Words for a format, which follow "expected". */
export const DATE_FORMATS: Record<DateFormat, string> = {
  "year-month-day": "a date or month written 2014-09-30 or 2014-09",
  "day/month/year": "a date written day/month/year, such as 30/09/2014",
  "month/day/year": "a date written month/day/year, such as 09/30/2014",
  "month-name": "a month by its name, such as Oct-10, October 2010 or 30-Sep-2014",
  "spreadsheet-number": "the number of a day as spreadsheets count them, such as 41912 for 30 September 2014",
  yearmonth: "a month in six digits, such as 201409",
  "financial-quarter": "a financial year such as 2013/14 and a quarter from 1 to 4"
};

/**
 * The civil month that a date stands for: as it is written, or on the clock of England and Wales when a time names another;
 * for a financial quarter its last month. Undefined for a text that is not such a date, or a day that the calendar does
 * not have.
 */
export function monthOfDate(text: string, format: DateFormat): Month | undefined {
  if (format === "financial-quarter") return quarterEnd(text);
  if (format === "spreadsheet-number") return monthOfNumber(text);
  const found = DATES[format].exec(text)?.groups;
  if (!found) return undefined;
  const parts: typeof found = { ...found, year: wholeYear(found.year!), month: monthNumber(found.month!) };
  const month = `${parts.year}-${parts.month}`;
  if (!isMonth(month)) return undefined;
  const day = Number(parts.day ?? 1);
  if (day < 1 || day > daysIn(Number(parts.year), Number(parts.month))) return undefined;
  const time = parts.time ?? "";
  return TIME.test(time)
    ? month
    : monthInPlace(Date.UTC(Number(parts.year), Number(parts.month) - 1, day), time);
}

function wholeYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) <= CENTURY_ENDS ? "20" : "19"}${year}`;
}

/** Two digits for a month that is written in digits, or as the first letters of its name. */
function monthNumber(month: string): string {
  if (/^\d/.test(month)) return month.padStart(2, "0");
  const index = MONTH_NAMES.findIndex((name) => name.startsWith(month.toLowerCase()));
  return String(index + 1).padStart(2, "0");
}

function monthOfNumber(text: string): Month | undefined {
  const days = Number(SPREADSHEET_NUMBER.exec(text)?.groups?.days ?? 0);
  if (days < FIRST_DAY) return undefined;
  return new Date(DAY_ZERO + days * 24 * 60 * MINUTE).toISOString().slice(0, "YYYY-MM".length);
}

/** The month on the clock of the place at a time of day that another clock shows on a day. */
function monthInPlace(day: number, time: string): Month | undefined {
  const { hours, minutes, zone } = ZONED_TIME.exec(time)?.groups ?? {};
  if (zone === undefined || Number(hours) > 24 || Number(minutes) > 59) return undefined;
  const moment = day + (60 * Number(hours) + Number(minutes) - minutesAhead(zone)) * MINUTE;
  const parts = CLOCK.formatToParts(moment);
  const part = (type: string): string => parts.find((p) => p.type === type)!.value;
  return `${part("year")}-${part("month")}`;
}

const MINUTE = 60_000;
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: PLACE, year: "numeric", month: "2-digit" });

function minutesAhead(zone: string): number {
  const known = ZONES[zone.toUpperCase()];
  if (known !== undefined) return known;
  const digits = zone.slice(1).replace(":", "");
  const minutes = 60 * Number(digits.slice(0, 2)) + Number(digits.slice(2));
  return zone.startsWith("-") ? -minutes : minutes;
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
