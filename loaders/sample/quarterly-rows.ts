import type { Month } from "../../src/plan/month.js";
import type { PublishedQuarter } from "./published.js";

/** A row of offences-quarterly.csv. */
export interface QuarterlyRow {
  force: string;
  measure: string;
  quarter_end: Month;
  count: number;
  basis: string;
}

/** The rows of offences-quarterly.csv: every published offence group, in whole counts. */
export function quarterlyRows(quarters: readonly PublishedQuarter[]): QuarterlyRow[] {
  return quarters.map((quarter) => ({
    force: quarter.force,
    measure: seriesId(quarter.group),
    quarter_end: quarter.quarterEnd,
    count: wholeCount(quarter),
    basis: basisOf(quarter)
  }));
}

/** The count as a whole number; a negative, which the differencing of the source leaves, becomes 0. */
export function wholeCount({ count }: PublishedQuarter): number {
  return Math.max(0, Math.round(count));
}

/** "All crime (excl. fraud)" is all-crime-excl-fraud. */
function seriesId(group: string): string {
  return group
    .toLowerCase()
    .match(/[a-z]+/g)!
    .join("-");
}

function basisOf({ count }: PublishedQuarter): string {
  if (count < 0) return `recorded quarter, ${count} in the source, taken as 0`;
  return Number.isInteger(count) ? "recorded quarter" : "recorded quarter, rounded";
}
