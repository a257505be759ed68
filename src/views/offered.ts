import { addMonths } from "../plan/month.js";
import { planMeasures } from "../plan/plan.js";
import { areasOf } from "../plan/plan-data.js";
import type { RatingContext } from "../rules/rate-measure.js";
import type { Offered } from "./page-files.js";

/** What may be chosen on the pages of a plan, from its own data. */
export function offered(context: RatingContext): Offered {
  return {
    periods: pickerPeriods(context),
    editions: editionsWithPeers(context),
    areas: areasOf(context.plan.force, context.data)
  };
}

/** First and last month in which one of the plan's offence series of the force has a count. */
function pickerPeriods({ plan, data, force }: RatingContext): Offered["periods"] {
  const own = planMeasures(plan).flatMap(({ measure }) =>
    measure.kind === "offences" ? [data.series[measure.series]?.[force]] : []
  );
  const series = own.filter((s) => s !== undefined);
  const firsts = series.map(({ start }) => start).sort();
  const lasts = series
    .map(({ start, counts, monthsPerPeriod }) => addMonths(start, counts.length * monthsPerPeriod - 1))
    .sort();
  return { first: firsts[0] ?? plan.periodEnd, last: lasts.at(-1) ?? plan.periodEnd };
}

/** Editions of the comparison groups in which the plan's own force has peers. */
function editionsWithPeers({ data, force }: RatingContext): string[] {
  return Object.keys(data.groups).filter((edition) => (data.groups[edition]![force]?.peers.length ?? 0) > 0);
}
