import { reclassifiedSeries } from "../../src/plan/annotation.js";
import { measureSeries, type Plan, planMeasures } from "../../src/plan/plan.js";
import { areasOf, type PlanData } from "../../src/plan/plan-data.js";

/**
 * What one force's pages need: its own and its group's figures, and only the series that the plan names, or that are
 * wanted besides.
 */
export function dataFor(
  force: string,
  plan: Plan,
  data: PlanData,
  besides: readonly string[] = []
): PlanData {
  const groups = mapValues(data.groups, (byForce) => pick(byForce, (id) => id === force));
  const peers = Object.values(groups).flatMap((byForce) => byForce[force]?.peers ?? []);
  const members = new Set([force, ...peers, ...areasOf(force, data).map(({ id }) => id)]);
  const ofMembers = <T>(byForce: Record<string, T>) => pick(byForce, (id) => members.has(id));
  const { forces, series, surveys, population, ...rest } = dataOfPlan(plan, data, besides);
  return {
    ...rest,
    forces: forces.filter(({ id }) => members.has(id)),
    series: mapValues(series, ofMembers),
    surveys: mapValues(surveys, ofMembers),
    population: ofMembers(population),
    groups
  };
}

/**
 * What a plan's releases keep: what its own pages need, and of a plan for the sum of all places every one of them; and the
 * series that its record of changes of recording says were renamed or split, by which revisions are told from those.
 */
export function releasedData(plan: Plan, data: PlanData): PlanData {
  const recorded = reclassifiedSeries(data.annotations);
  return plan.force === plan.total
    ? dataOfPlan(plan, data, recorded)
    : dataFor(plan.force, plan, data, recorded);
}

/** The data of every force, of only the series and surveys that the plan names, or that are wanted besides. */
export function dataOfPlan(plan: Plan, data: PlanData, besides: readonly string[] = []): PlanData {
  const measures = planMeasures(plan).map(({ measure }) => measure);
  const series = new Set([...measures.flatMap(measureSeries), ...besides]);
  const surveys = new Set(
    measures.flatMap((m) => (m.kind === "survey" || m.kind === "outcome" ? [m.survey ?? ""] : []))
  );
  return {
    ...data,
    series: pick(data.series, (id) => series.has(id)),
    surveys: pick(data.surveys, (id) => surveys.has(id))
  };
}

function pick<T>(record: Record<string, T>, isWanted: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => isWanted(key)));
}

function mapValues<T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
