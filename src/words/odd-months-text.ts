import { formatMonth } from "../plan/month.js";
import type { OddMonthRead } from "../rules/rating.js";
import { formatNumber } from "./format.js";

/** Months that are named; more are counted. */
const NAMED = 3;

/** "December 2016 looks incomplete (100, where the months around it have about 500): the colours rest on it, so …" */
export function oddMonthsText(odd: readonly OddMonthRead[]): string {
  const named = odd.slice(-NAMED).map(({ month, count, expected }) => {
    const how = count < expected ? "looks incomplete" : "is far above its neighbours";
    return `${formatMonth(month)} ${how} (${formatNumber(count)}, where the months around it have about ${formatNumber(expected)})`;
  });
  const others = odd.length - named.length;
  const more = others > 0 ? `, as do ${formatNumber(others)} earlier ones` : "";
  return `${named.join("; ")}${more}: the colours rest on it, so find out whether it is right.`;
}
