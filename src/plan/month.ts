/**
 * A civil month, written "YYYY-MM". Months are never JavaScript dates: a date has a time zone, and a
 * time zone can move the first of a month into the month before.
 */
export type Month = string;

const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
] as const;

/** Is the text a month between 1900-01 and 2199-12, written "YYYY-MM"? */
export function isMonth(text: string): text is Month {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** Indexes of months that were asked for: there are few, and rating a plan asks a million times. */
const indexes = new Map<Month, number>();

/** Months since year 0: differences of indexes are numbers of months. Throws a RangeError for other text. */
export function monthIndex(month: Month): number {
  const known = indexes.get(month);
  if (known !== undefined) return known;
  if (!isMonth(month)) throw new RangeError(`not a month written YYYY-MM: ${month}`);
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  indexes.set(month, index);
  return index;
}

/** The month of an index made by {@link monthIndex}. */
export function monthOfIndex(index: number): Month {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, "0")}-${String(index - year * 12 + 1).padStart(2, "0")}`;
}

/** The month that lies `months` later (earlier when negative). */
export function addMonths(month: Month, months: number): Month {
  return monthOfIndex(monthIndex(month) + months);
}

/** Number of months from `from` to `to`, not counting `from` itself; negative when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return monthIndex(to) - monthIndex(from);
}

/** Every month from `from` to `to`, both included. */
export function monthRange(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, i) => addMonths(from, i));
}

/** Days of a month, by the Gregorian calendar. */
export function daysOf(month: Month): number {
  // Day 0 of the next month is the last day of this one.
  return new Date(Date.UTC(Number(month.slice(0, 4)), monthOfYear(month) + 1, 0)).getUTCDate();
}

/** Calendar month, 0 = January to 11 = December. */
export function monthOfYear(month: Month): number {
  return monthIndex(month) % 12;
}

/** "September 2014". */
export function formatMonth(month: Month): string {
  return `${MONTH_NAMES[monthOfYear(month)]} ${month.slice(0, 4)}`;
}

/** "Sep 2014", for axes and small tables. */
export function formatMonthShort(month: Month): string {
  return `${MONTH_NAMES[monthOfYear(month)]!.slice(0, 3)} ${month.slice(0, 4)}`;
}
