import { type MethodVersions, methodVersions } from "../plan/methods.js";
import type { Month } from "../plan/month.js";
import { type Plan, planMeasures } from "../plan/plan.js";
import type { PlanData } from "../plan/plan-data.js";
import type { RatingContext } from "../rules/rate-measure.js";
import { ratePlan } from "../rules/rate-plan.js";
import type { MeasureRating } from "../rules/rating.js";
import { seriesUntil } from "../rules/windows/series-until.js";
import type { Settings } from "../plan/settings.js";

/** Number of the shape of a release file; a program reads its own and earlier ones. */
export const RELEASE_FORMAT = 1;

/** A plan as it was published: what was said, and all that is needed to say it again. `data/releases/<label>.json`. */
export interface Release {
  format: number;
  label: string;
  /** Why it was made, in the words of who made it. */
  note?: string;
  /** Day on which it was made, YYYY-MM-DD. */
  made: string;
  /** Version of the software that rated it. */
  software: string;
  /** SHA-256 of each data file, by name, in hexadecimal digits; null of one whose counts are protected. */
  files: Record<string, string | null>;
  plan: Plan;
  settings: Settings;
  /** The version of each rule's method that rated it; left out of releases that are older than these numbers. */
  methods?: MethodVersions;
  /** The figures of the plan's force and its groups up to the period end: all that its ratings read. */
  figures: PlanData;
  /** Every rating in every reading that is worked out, with its evidence. */
  ratings: MeasureRating[];
  /** Where small counts are protected, every one that the site shows or leaves out: what later ones must take for known. */
  counts?: PlanData["series"];
}

/** What a release is made from: data in which nothing is wrong, and what has to be said of the moment. */
export interface ReleaseSource
  extends Pick<Release, "label" | "note" | "made" | "software" | "files" | "counts"> {
  plan: Plan;
  settings: Settings;
  /** The figures of the plan's force and its groups, of any period. */
  data: PlanData;
}

/** Freezes a plan: rates it, and keeps the figures that the ratings read. The same source gives the same release. */
export function releaseOf({ plan, settings, data, ...said }: ReleaseSource): Release {
  const figures = figuresUntil(data, plan.periodEnd);
  return {
    format: RELEASE_FORMAT,
    ...said,
    plan,
    settings,
    methods: methodVersions(settings.method),
    figures,
    ratings: rated(plan, figures, settings)
  };
}

/** Ratings of a plan with these figures and settings, of its own place unless given another, by the software that runs now. */
export function rated(plan: Plan, data: PlanData, settings: Settings, force = plan.force): MeasureRating[] {
  const context: RatingContext = { plan, data, settings, force, period: plan.periodEnd };
  return ratePlan(context).measures;
}

/** The figures of periods that had ended by a month. */
export function figuresUntil(data: PlanData, end: Month): PlanData {
  return {
    ...data,
    series: mapForces(data.series, (series) => {
      const known = seriesUntil(series, end);
      return known.counts.length > 0 ? known : undefined;
    }),
    surveys: mapForces(data.surveys, (waves) => waves.filter(({ periodEnd }) => periodEnd <= end))
  };
}

/** A record of records with each inner value changed; what becomes undefined is left out. */
function mapForces<T>(
  record: Record<string, Record<string, T>>,
  change: (value: T) => T | undefined
): Record<string, Record<string, T>> {
  const changed = Object.entries(record).map(([id, byForce]) => {
    const kept = Object.entries(byForce).flatMap(([force, value]) => {
      const after = change(value);
      return after === undefined ? [] : [[force, after] as const];
    });
    return [id, Object.fromEntries(kept)] as const;
  });
  return Object.fromEntries(changed);
}

/** The measures of a plan by id, each with the priority it stands under. */
export function measuresById(plan: Plan): Map<string, ReturnType<typeof planMeasures>[number]> {
  return new Map(planMeasures(plan).map((entry) => [entry.measure.id, entry]));
}
