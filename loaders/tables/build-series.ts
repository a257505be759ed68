import { addMonths, type Month, monthsBetween } from "../../src/plan/month.js";
import type { BasisRun, Series } from "../../src/plan/plan-data.js";
import { groupBy } from "../files/group-by.js";

/** One count of one series in one force. */
export interface CountRow {
  force: string;
  measure: string;
  /** Last month of the period. */
  end: Month;
  count: number;
  basis: string;
}

/**
 * Gathers checked rows, in any order, into `series[series][force]`. A period without a row becomes null.
 * Rows must not repeat a force, measure and period.
 */
export function buildSeries(
  rows: readonly CountRow[],
  monthsPerPeriod: 1 | 3
): Record<string, Record<string, Series>> {
  const byMeasure = groupBy(rows, (row) => row.measure);
  return Object.fromEntries(
    Array.from(byMeasure, ([measure, ofMeasure]) => {
      const byForce = groupBy(ofMeasure, (row) => row.force);
      return [
        measure,
        Object.fromEntries(Array.from(byForce, ([force, own]) => [force, oneSeries(own, monthsPerPeriod)]))
      ];
    })
  );
}

function oneSeries(rows: CountRow[], monthsPerPeriod: 1 | 3): Series {
  const ordered = rows.toSorted((a, b) => (a.end < b.end ? -1 : 1));
  const first = ordered[0]!.end;
  const periods = monthsBetween(first, ordered.at(-1)!.end) / monthsPerPeriod + 1;
  const counts: (number | null)[] = Array(periods).fill(null);
  const bases: BasisRun[] = [];
  for (const { end, count, basis } of ordered) {
    counts[monthsBetween(first, end) / monthsPerPeriod] = count;
    const run = bases.at(-1);
    if (run?.basis === basis) run.to = end;
    else bases.push({ from: startOf(end, monthsPerPeriod), to: end, basis });
  }
  return { start: startOf(first, monthsPerPeriod), monthsPerPeriod, counts, bases };
}

const startOf = (end: Month, monthsPerPeriod: number): Month => addMonths(end, 1 - monthsPerPeriod);
