import type { Month } from "../plan/month.js";
import type { PlanData, Series } from "../plan/plan-data.js";
import { seriesUntil } from "../rules/windows/series-until.js";

/** The data as far as they go by the end of a month: no count, wave, population or annotation of a later one. */
export function dataUpTo(data: PlanData, end: Month): PlanData {
  const { series, surveys, population, annotations } = data;
  return {
    ...data,
    series: mapped(series, (places) => mapped(places, (one) => seriesUpTo(one, end))),
    surveys: mapped(surveys, (places) =>
      mapped(places, (waves) => waves.filter(({ periodEnd }) => periodEnd <= end))
    ),
    population: mapped(population, (rows) => rows.filter(({ year }) => String(year) <= end.slice(0, 4))),
    annotations: annotations.filter(({ date }) => date <= end)
  };
}

function seriesUpTo(series: Series, end: Month): Series {
  const { suppressed } = series;
  return {
    ...seriesUntil(series, end),
    ...(suppressed && { suppressed: suppressed.filter((month) => month <= end) })
  };
}

function mapped<T, R>(record: Record<string, T>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
