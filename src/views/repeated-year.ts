import { addMonths, type Month } from "../plan/month.js";
import { measureSeries, type OffencesMeasure } from "../plan/plan.js";
import type { PlanData, Series } from "../plan/plan-data.js";
import { groupOf, populationFor } from "../rules/r4-position.js";
import type { PositionContext } from "../rules/rating-memo.js";
import { lastIndexAt } from "../rules/windows/series-window.js";

/**
 * A series as known at a period end, continued for `periods` periods: each has the count of the same period of the last
 * known year, changed by `change`, never below zero. What was recorded after the period end is left out.
 */
export function repeatLastYear(series: Series, period: Month, periods: number, change = 0): Series {
  const known = series.counts.slice(0, Math.max(0, lastIndexAt(series, period) + 1));
  const year = 12 / series.monthsPerPeriod;
  const ahead = Array.from({ length: periods }, (_, i) => {
    const count = known[known.length - year + (i % year)] ?? null;
    return count === null ? null : Math.max(0, count + change);
  });
  return { ...series, counts: [...known, ...ahead] };
}

/**
 * The context `months` later, in which the force and its group repeat their last year; population stays that of today.
 * `withChange` gives it with the force's own counts of one series changed by so many a period.
 */
export function repeatedYear(
  measure: OffencesMeasure,
  context: PositionContext,
  months: number
): { withChange: (series: string, change: number) => PositionContext } {
  const { data, force, period } = context;
  const ids = new Set(measureSeries(measure));
  const forces = [force, ...(groupOf(context)?.peers ?? [])];
  const repeated = (id: string, change = 0) =>
    Object.fromEntries(
      forces.flatMap((f) => {
        const series = data.series[id]?.[f];
        if (!series) return [];
        const periods = Math.ceil(months / series.monthsPerPeriod);
        return [[f, repeatLastYear(series, period, periods, f === force ? change : 0)]];
      })
    );
  const unchanged = Object.fromEntries([...ids].map((id) => [id, repeated(id)]));
  const population = populationOfToday(data.population, period, months);
  return {
    withChange: (id, change) => {
      const own = data.series[id]?.[force];
      const periods = own ? Math.ceil(months / own.monthsPerPeriod) : 0;
      const changed = own && { [force]: repeatLastYear(own, period, periods, change) };
      const series = { ...unchanged, [id]: { ...unchanged[id], ...changed } };
      return { ...context, period: addMonths(period, months), data: { ...data, series, population } };
    }
  };
}

/** Estimates up to the one nearest to the months that end now: a later one would change a rate without an offence. */
function populationOfToday(population: PlanData["population"], period: Month, months: number) {
  return Object.fromEntries(
    Object.entries(population).map(([force, estimates]) => {
      const nearest = populationFor(estimates, addMonths(period, 1 - months), period);
      return [force, estimates.filter(({ year }) => nearest !== undefined && year <= nearest.year)];
    })
  );
}
