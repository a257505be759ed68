import { measureSeries, type Plan, planMeasures } from "../../src/plan/plan.js";
import { areasOf, type PlanData } from "../../src/plan/plan-data.js";

/** What one force's pages need: its own and its group's figures, and only the series that the plan names. */
export function dataFor(force: string, plan: Plan, data: PlanData): PlanData {
  const groups = mapValues(data.groups, (byForce) => pick(byForce, (id) => id === force));
  const peers = Object.values(groups).flatMap((byForce) => byForce[force]?.peers ?? []);
  const members = new Set([force, ...peers, ...areasOf(force, data).map(({ id }) => id)]);
  const ofMembers = <T>(byForce: Record<string, T>) => pick(byForce, (id) => members.has(id));
  const { forces, series, surveys, population, ...rest } = dataOfPlan(plan, data);
  return {
    ...rest,
    forces: forces.filter(({ id }) => members.has(id)),
    series: mapValues(series, ofMembers),
    surveys: mapValues(surveys, ofMembers),
    population: ofMembers(population),
    groups
  };
}

/** What a plan's releases keep: what its own pages need, and of a plan for the sum of all places every one of them. */
export function releasedData(plan: Plan, data: PlanData): PlanData {
  return plan.force === plan.total ? dataOfPlan(plan, data) : dataFor(plan.force, plan, data);
}

/** The data of every force, of only the series and surveys that the plan names. */
export function dataOfPlan(plan: Plan, data: PlanData): PlanData {
  const measures = planMeasures(plan).map(({ measure }) => measure);
  const series = new Set(measures.flatMap(measureSeries));
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
