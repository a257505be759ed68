import { formatMonth, isMonth, type Month, monthsBetween } from "../../plan/month.js";

/** The months that can be chosen, both included. */
export interface PeriodRange {
  first: Month;
  last: Month;
}

/** A month that can be shown, or why the text is none. */
export type PeriodChoice = { period: Month } | { problem: string };

/** Reads the period of an address or a form. `published` is what an address without a period means. */
export function choosePeriod(text: string | null, range: PeriodRange, published: Month): PeriodChoice {
  if (text === null) return { period: published };
  const offered = `${formatMonth(range.first)} to ${formatMonth(range.last)}`;
  if (!isMonth(text))
    return { problem: `“${text}” is not a month written like 2014-09. Choose one from ${offered}.` };
  if (monthsBetween(range.first, text) < 0 || monthsBetween(text, range.last) < 0) {
    return { problem: `There are no data for ${formatMonth(text)}. Choose a month from ${offered}.` };
  }
  return { period: text };
}
