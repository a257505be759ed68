import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import { type OddMonth, oddMonths, oddMonthsSeen } from "../../statistics/regression/odd-months.js";
import type { OddMonthRead } from "../rating.js";
import { lastIndexAt, monthAt } from "./series-window.js";

/** The odd months of a series up to a period end, judged by what was known then; none of a series of quarters. */
export function oddMonthsRead(series: Series, period: Month): OddMonthRead[] {
  if (series.monthsPerPeriod !== 1) return [];
  const known = series.counts.slice(0, Math.max(0, lastIndexAt(series, period) + 1));
  return oddMonths(known).map(readOf(series));
}

const readOf =
  (series: Series) =>
  ({ index, count, expected }: OddMonth): OddMonthRead => ({
    month: monthAt(series, index),
    count,
    expected
  });

/** A month that looks odd from some period ends: the first and the last of them, and whether it does from all between. */
export interface OddMonthSeen extends OddMonthRead {
  seen: { from: Month; to: Month; always: boolean };
}

/**
 * Every month of a series that {@link oddMonthsRead} gives for some period end, oldest first, with its neighbours' middle
 * as it was seen last: whatever a page warns of, whichever period it shows.
 */
export function oddMonthsEver(series: Series): OddMonthSeen[] {
  if (series.monthsPerPeriod !== 1) return [];
  const found = new Map<number, { odd: OddMonth; ends: number[] }>();
  for (const [end, months] of oddMonthsSeen(series.counts).entries()) {
    for (const odd of months) {
      found.set(odd.index, { odd, ends: [...(found.get(odd.index)?.ends ?? []), end] });
    }
  }
  const inOrder = [...found.values()].sort((a, b) => a.odd.index - b.odd.index);
  return inOrder.map(({ odd, ends }) => {
    const [from, to] = [ends[0]!, ends.at(-1)!];
    const always = ends.length === to - from + 1;
    return { ...readOf(series)(odd), seen: { from: monthAt(series, from), to: monthAt(series, to), always } };
  });
}
