import { addMonths, type Month } from "../plan/month.js";
import type { Series } from "../plan/plan-data.js";
import { firstIndexFrom, monthAt } from "../rules/windows/series-window.js";

/** What a chart of single months shows, and where its limits begin anew. */
export interface PhaseChoice {
  /** First and last month shown. */
  from: Month;
  to: Month;
  /** Limits and signals read no month after it. */
  periodEnd: Month;
  /** Months in which a new phase starts, beside `from`; those outside the months shown have no effect. */
  starts: readonly Month[];
}

/** A stretch of a series with limits of its own. */
export interface PhaseSpan {
  from: Month;
  /** Last month, which may lie after the period end. */
  to: Month;
  /** Indexes of its known periods up to the period end, in runs without a gap. */
  runs: number[][];
}

/** The months shown, cut where a period starts in or after one of the phases' months. */
export function phaseSpans(series: Series, { from, to, periodEnd, starts }: PhaseChoice): PhaseSpan[] {
  const snapped = starts.map((month) => monthAt(series, firstIndexFrom(series, month)));
  const inner = [...new Set(snapped)].filter((month) => month > from && month <= to).sort();
  const firsts = [from, ...inner];
  return firsts.map((first, i) => {
    const last = i + 1 < firsts.length ? before(firsts[i + 1]!) : to;
    return { from: first, to: last, runs: runsIn(series, first, last < periodEnd ? last : periodEnd) };
  });
}

const before = (month: Month): Month => addMonths(month, -1);

/** The known whole periods from one month to another. */
function runsIn(series: Series, from: Month, last: Month): number[][] {
  const runs: number[][] = [[]];
  series.counts.forEach((value, i) => {
    if (monthAt(series, i) < from || before(monthAt(series, i + 1)) > last) return;
    if (value === null) runs.push([]);
    else runs.at(-1)!.push(i);
  });
  return runs.filter((run) => run.length > 0);
}
