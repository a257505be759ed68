import type { Annotation } from "./annotation.js";
import type { Month } from "./month.js";

/** A stretch of a series whose rows share one statement of where they come from. */
export interface BasisRun {
  from: Month;
  to: Month;
  basis: string;
}

/** Counts of one offence series in one force. A period without a row is null: a gap is never a zero. */
export interface Series {
  /** First month of the first period. */
  start: Month;
  /** 1 for months, 3 for quarters. */
  monthsPerPeriod: 1 | 3;
  counts: (number | null)[];
  bases: BasisRun[];
  /** First months of the periods whose count is null because it is too small to publish. */
  suppressed?: Month[];
  /** Mean count a month below which nothing is judged; absent where the rules judge any count. */
  fewestPerMonth?: number;
  /** Months from which it is recorded in another way, in order; absent where the record knows of none. */
  recordedAnew?: Month[];
}

/** One wave of a survey in one force. */
export interface SurveyWave {
  /** Last month of the interviews. */
  periodEnd: Month;
  /** Length of the interview period. */
  months: number;
  /** Number of people who answered; null when unknown. */
  base: number | null;
  /** 0 to 100. */
  percent: number;
  /** Variance against a simple random sample of the same size; null when unknown (taken as 1). */
  designEffect: number | null;
  basis: string;
}

export interface Force {
  id: string;
  name: string;
  /** Office for National Statistics code of the police force area. */
  code: string;
  region: string;
  policeUkName: string;
  /** It is the sum of all others, and none among them. */
  total?: true;
}

/** What pages say of a force. */
export type NamedForce = Pick<Force, "id" | "name" | "region" | "total">;

/** The places that are compared with each other: all but the one that is their sum. */
export function withoutTotal<T extends Pick<Force, "total">>(forces: readonly T[]): T[] {
  return forces.filter(({ total }) => !total);
}

/** Is this place, by its id, the sum of all others? */
export function isTotal(force: string, forces: readonly Pick<Force, "id" | "total">[]): boolean {
  return forces.some(({ id, total }) => total && id === force);
}

/** Ids of the places that one can be compared with: all but itself and their sum. */
export function placesBeside(force: string, forces: readonly Pick<Force, "id" | "total">[]): string[] {
  return withoutTotal(forces)
    .map(({ id }) => id)
    .filter((id) => id !== force);
}

/** A place that is the sum of the others, and these, by their ids. */
export interface Total {
  id: string;
  parts: string[];
}

/** The total among places, with its parts; undefined where there is none. */
export function totalOf(forces: readonly Pick<Force, "id" | "total">[]): Total | undefined {
  const total = forces.find((force) => force.total);
  return total && { id: total.id, parts: withoutTotal(forces).map(({ id }) => id) };
}

/** Mid-year population of a force area, and households where known. */
export interface Population {
  year: number;
  population: number;
  households: number | null;
  /** What the figure is, where that is more than a mid-year estimate: a projection. */
  basis?: string;
}

/** The similar forces of one force in one edition of the groups. */
export interface ComparisonGroup {
  peers: string[];
  source: string;
}

/** A part of a force area, such as a district or a neighbourhood. */
export interface Area {
  /** Differs from every force's id: series are found by either. */
  id: string;
  name: string;
  /** What kind of area it is, such as "district". */
  level: string;
  /** Id of the force or of the larger area that it is part of. */
  parent: string;
}

/** What was left out of the counts of local areas, and of places whose data are not open, and what is promised of it. */
export interface Disclosure {
  /** A count below it is left out. */
  least: number;
  /** No reader can tell the least and the greatest possible value of a count that was left out to within it. */
  width: number;
  /** Where the counts of the plan's places can be read by anyone, if they are open. */
  openData?: string;
  /** Counts that were looked at. */
  cells: number;
  /** Left out because they are small. */
  small: number;
  /** Left out because a small one could otherwise be found. */
  others: number;
  /** Those of `others` that an earlier release left out. */
  kept: number;
  /** Those of `small` that an earlier release shows: nothing can protect them any more. */
  shownBefore: number;
  /** Relations between counts that do not always hold: they protect wherever they do. */
  exceptions: { relation: string; holds: number; exceptions: number }[];
}

/** All that the rules read, checked: keys are ids; `series[series][force]`, `groups[edition][force]`. */
export interface PlanData {
  forces: Force[];
  series: Record<string, Record<string, Series>>;
  surveys: Record<string, Record<string, SurveyWave[]>>;
  population: Record<string, Population[]>;
  groups: Record<string, Record<string, ComparisonGroup>>;
  annotations: Annotation[];
  /** Local areas, whose series stand beside the forces' as they are published; absent when there are none. */
  areas?: Area[];
  /** What was left out of the series; absent when the plan publishes every count. */
  disclosure?: Disclosure;
}

/** Names of every force and local area, by id. */
export function placeNames({
  forces,
  areas = []
}: Pick<PlanData, "areas"> & { forces: readonly NamedForce[] }): Record<string, string> {
  return Object.fromEntries([...forces, ...areas].map(({ id, name }) => [id, name]));
}

/** The local areas of a force, however small. */
export function areasOf(force: string, { areas = [] }: Pick<PlanData, "areas">): Area[] {
  const parentOf = new Map(areas.map(({ id, parent }) => [id, parent]));
  const forceOf = (id: string): string => (parentOf.has(id) ? forceOf(parentOf.get(id)!) : id);
  return areas.filter(({ id }) => forceOf(id) === force);
}
