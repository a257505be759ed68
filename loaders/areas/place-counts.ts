import { addMonths, type Month } from "../../src/plan/month.js";
import type { PlanData } from "../../src/plan/plan-data.js";

/** A count that is to be published: of one series in one place, over one month or one quarter. */
export interface PlaceCount {
  place: string;
  measure: string;
  /** First month of the period. */
  month: Month;
  months: 1 | 3;
  count: number;
}

/** What names a count. */
export function countKey({ measure, place, month, months }: Omit<PlaceCount, "count">): string {
  return `${measure} ${place} ${month} ${months}`;
}

/** Every count that is known of series, by series and place. */
export function placeCounts(series: PlanData["series"]): PlaceCount[] {
  return Object.entries(series).flatMap(([measure, byPlace]) =>
    Object.entries(byPlace).flatMap(([place, { start, monthsPerPeriod, counts }]) =>
      counts.flatMap((count, i): PlaceCount[] => {
        const month = addMonths(start, i * monthsPerPeriod);
        return count === null ? [] : [{ measure, place, month, months: monthsPerPeriod, count }];
      })
    )
  );
}
