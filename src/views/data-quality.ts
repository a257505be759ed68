import { addMonths, type Month } from "../plan/month.js";
import { measureSeries, type Plan, planMeasures } from "../plan/plan.js";
import type { PlanData, Series } from "../plan/plan-data.js";
import { type OddMonthSeen, oddMonthsEver } from "../rules/windows/odd-months-read.js";
import { monthAt } from "../rules/windows/series-window.js";
import { levelChange } from "../statistics/regression/level-change.js";

/** What a reader should know of the counts of one series in one place before believing a rating of them. */
export interface SeriesQuality {
  /** Id of the series, as in offences.csv. */
  series: string;
  /** Id of the force or local area. */
  place: string;
  monthsPerPeriod: 1 | 3;
  /** First and last month with a figure. */
  first: Month;
  last: Month;
  /** The same series ends later elsewhere. */
  endsEarly: boolean;
  /** First months of the periods within without a count. */
  gaps: Month[];
  /** Of these, those that are too small to publish. */
  suppressed: number;
  /** Clearest change of level: suggested, never applied. `ratio` is the new level over the old. */
  level: { month: Month; ratio: number } | null;
  /**
   * Months that look incomplete or too high, against the middle of the months around them, from some period end: pages judge
   * them by what was known at theirs.
   */
  odd: OddMonthSeen[];
}

/** The state of the data behind a plan. */
export interface DataQuality {
  series: SeriesQuality[];
  /** Forces without any figure, by series. */
  missing: { series: string; forces: string[] }[];
}

/** The series that the plan's measures read, proxies included, each once. */
export function seriesOfPlan(plan: Plan): string[] {
  return [...new Set(planMeasures(plan).flatMap(({ measure }) => measureSeries(measure)))];
}

/** A change of level by less than this is not suggested. */
const SMALLEST_CHANGE = 0.1;

/**
 * The state of every series that the plan reads, in every force and local area. Changes of level are looked for in the
 * places that the plan's ratings depend on: its own force, that force's areas, and the forces it is compared with.
 */
export function dataQuality(plan: Plan, data: PlanData): DataQuality {
  const peers = Object.values(data.groups).flatMap((byForce) => byForce[plan.force]?.peers ?? []);
  const areas = data.areas?.map((area) => area.id) ?? [];
  const near = new Set([plan.force, ...peers, ...areas]);
  const ids = seriesOfPlan(plan).filter((id) => data.series[id]);
  return {
    series: ids.flatMap((id) => {
      const byPlace = Object.entries(data.series[id]!);
      const latest = byPlace
        .map(([, series]) => lastMonth(series))
        .sort()
        .at(-1)!;
      return byPlace.map(([place, series]) => ({
        ...seriesQuality(id, place, series, latest),
        level: near.has(place) ? suggestedLevel(series) : null
      }));
    }),
    missing: ids.flatMap((series) => {
      const forces = data.forces.map((force) => force.id).filter((force) => !data.series[series]![force]);
      return forces.length > 0 ? [{ series, forces }] : [];
    })
  };
}

const lastMonth = ({ start, counts, monthsPerPeriod }: Series): Month =>
  addMonths(start, counts.length * monthsPerPeriod - 1);

function suggestedLevel(series: Series): SeriesQuality["level"] {
  // Single months of a year are looked at: quarters are too few.
  const change = levelChange(series.monthsPerPeriod === 1 ? series.counts : []);
  if (!change || Math.abs(change.ratio - 1) < SMALLEST_CHANGE) return null;
  return { month: monthAt(series, change.index), ratio: change.ratio };
}

function seriesQuality(
  id: string,
  place: string,
  series: Series,
  latest: Month
): Omit<SeriesQuality, "level"> {
  const { counts, monthsPerPeriod, start, suppressed = [] } = series;
  const gaps = counts.flatMap((count, i) => (count === null ? [monthAt(series, i)] : []));
  const last = lastMonth(series);
  return {
    series: id,
    place,
    monthsPerPeriod,
    first: start,
    last,
    endsEarly: last < latest,
    gaps,
    suppressed: suppressed.length,
    odd: oddMonthsEver(series)
  };
}
