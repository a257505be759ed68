import { addMonths, formatMonthShort, type Month, monthOfYear, monthsBetween } from "../plan/month.js";

const APRIL = 3;

/** A short name for the months from `from` to `to`: "2012/13" for a financial year, otherwise "Apr 2012 to Dec 2012". */
export function periodName(from: Month, to: Month): string {
  const months = monthsBetween(from, to) + 1;
  if (months === 1) return formatMonthShort(from);
  if (months === 12 && monthOfYear(from) === APRIL) return `${from.slice(0, 4)}/${to.slice(2, 4)}`;
  return `${formatMonthShort(from)} to ${formatMonthShort(to)}`;
}

/** The name of a period given by its first month and its length. */
export function periodNameFrom(start: Month, months: number): string {
  return periodName(start, addMonths(start, months - 1));
}

/** The name of a period given by its last month and its length. */
export function periodNameTo(end: Month, months: number): string {
  return periodName(addMonths(end, 1 - months), end);
}
