import type { Month } from "../plan/month.js";
import { READING_KINDS } from "../plan/readings.js";
import { type Setting, type Settings, settingAt, withSetting } from "../plan/settings.js";
import { settingsConflicts } from "../plan/settings-conflicts.js";
import type { Reclassification } from "../releases/reclassification.js";
import type { ColourMove, ReleaseChanges } from "../releases/release-changes.js";
import type { FigureChanges, FigureRevision } from "../releases/release-figures.js";
import { cautionsOf } from "../rules/cautions.js";
import { publishedRatings, unansweredReds } from "../rules/published-ratings.js";
import type { RatingContext } from "../rules/rate-measure.js";
import { ratePlan } from "../rules/rate-plan.js";
import { ratedMeasures } from "../rules/rated-measures.js";
import type { MeasureRating, PlanRating, Rating, RatingResult } from "../rules/rating.js";
import { type Flip, flipsBetween } from "./flips.js";

/**
 * What is told of a plan before anything else, the most important kind first: a colour whose figures may be wrong means
 * nothing, so doubtful months come before the colours; then what is new; then what nobody answers; then what a colour rests
 * on, from another reading to a nearby setting; and at last what became of the figures.
 */
export const EXCEPTION_KINDS = [
  "doubtful",
  "new-red",
  "moved",
  "unanswered",
  "disagree",
  "narrow",
  "fragile",
  "reclassified",
  "revised"
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** A value of a setting near the one in force, and a colour with it. */
export interface NearbyColour {
  path: Setting["path"];
  value: number;
  rating: Rating;
}

/** Figures of a series in the plan's own place that were revised since a release. */
export interface RevisedFigures {
  series: string;
  what: string;
  figures: number;
  /** Months, or years of a population. */
  from: string;
  to: string;
  /** Sums of these figures; none of percentages. */
  before?: number;
  after?: number;
}

/** Something that a reader of the whole plan should know first. `id` is a measure's. */
export type Exception =
  /** Months that look wrong behind its published colours. */
  | { kind: "doubtful"; id: string }
  /** A published colour that is another one than the newest release recorded. */
  | { kind: "new-red" | "moved"; id: string; move: ColourMove }
  /** A published red of a measure without a response, in a plan that keeps a record of them. */
  | { kind: "unanswered"; id: string; result: RatingResult }
  /** The readings give one question different colours: `from` is shown. */
  | { kind: "disagree"; id: string; flip: Flip }
  /** Its trend rests on one line, or on one that runs below zero; or its colours cross a change of recording. */
  | { kind: "narrow"; id: string }
  /** A published colour that is another one at a nearby value of a setting. */
  | { kind: "fragile"; id: string; result: RatingResult; nearby: NearbyColour[] }
  | { kind: "reclassified"; reclassified: Pick<Reclassification, "from" | "series" | "records"> }
  | { kind: "revised"; revised: RevisedFigures };

/** `plan/exceptions.json`: what to read first, by {@link EXCEPTION_KINDS} and then in the order of the plan. */
export interface ExceptionsFile {
  /** The newest release, which colours and figures are compared with; null where there is none. */
  since: { label: string; periodEnd: Month } | null;
  exceptions: Exception[];
}

/**
 * Values near those that are published: z and the confidence of surveys at 90% and 99% (standard normal quantiles), and
 * R5's windows a month shorter and longer.
 */
const NEAR: readonly { path: string; values: (published: number) => number[] }[] = [
  { path: "z", values: () => [1.645, 2.576] },
  { path: "spc.recent", values: (months) => [months - 1, months + 1] },
  { path: "spc.previous", values: (months) => [months - 1, months + 1] },
  { path: "survey.confidence", values: () => [90, 99] }
];

/** A published colour that a nearby value of a setting changes, and that value. */
interface NearbyFlip {
  flip: Flip;
  near: NearbyColour;
}

/**
 * What a reader of a plan should know first. `newest` are the changes since the newest release, if there is one; `nearby`, where it
 * is known, what {@link nearbyFlips} gives.
 */
export function exceptionsFile(
  context: RatingContext,
  rating: PlanRating,
  newest: ReleaseChanges | undefined,
  nearby: readonly NearbyFlip[][] = [...nearbyFlips(context, rating)]
): ExceptionsFile {
  const found = [
    ...cautioned(context, rating),
    ...movesSince(newest),
    ...unanswered(context, rating),
    ...disagreements(rating),
    ...fragileColours(context, rating, nearby.flat()),
    ...(newest ? figuresSince(newest.figures, context.force) : [])
  ];
  const rank = ({ kind }: Exception): number => EXCEPTION_KINDS.indexOf(kind);
  return {
    since: newest ? { label: newest.since.label, periodEnd: newest.since.periodEnd } : null,
    exceptions: found.toSorted((a, b) => rank(a) - rank(b))
  };
}

/**
 * The same of another view than the published one, by that one's file. What moved since a release is known of the published view
 * alone, whose colours it holds; what was reclassified or revised are figures of the plan's own place, whatever is chosen.
 */
export function exceptionsOfView(
  context: RatingContext,
  rating: PlanRating,
  published: ExceptionsFile,
  nearby?: readonly NearbyFlip[][]
): ExceptionsFile {
  const { exceptions } = exceptionsFile(context, rating, undefined, nearby);
  const isOwn = context.force === context.plan.force;
  const figures = published.exceptions.filter(({ kind }) => isOwn && OF_FIGURES.includes(kind));
  return { since: published.since, exceptions: [...exceptions, ...figures] };
}

/** The kinds that are about figures and no colour: the last. */
const OF_FIGURES: readonly ExceptionKind[] = ["reclassified", "revised"];

/** The published colours of a measure, without what is not rated. */
const coloursOf = (rated: MeasureRating, settings: Settings): RatingResult[] =>
  publishedRatings(rated, settings).filter(({ rating }) => rating !== "not-rated");

function cautioned(context: RatingContext, rating: PlanRating): Exception[] {
  const { settings } = rating;
  return ratedMeasures(rating, context.plan).flatMap(({ measure: { id }, rating: rated }) => {
    if (coloursOf(rated, settings).length === 0) return [];
    const { odd, crossed, trends } = cautionsOf(rated, [settings.reading]);
    const found: Exception[] = odd.length > 0 ? [{ kind: "doubtful", id }] : [];
    return crossed.length + trends.length > 0 ? [...found, { kind: "narrow", id }] : found;
  });
}

function movesSince(newest: ReleaseChanges | undefined): Exception[] {
  const published = newest?.moved.filter((move) => move.published) ?? [];
  return published.map((move) => ({
    kind: move.after.rating === "red" ? "new-red" : "moved",
    id: move.id,
    move
  }));
}

function unanswered(context: RatingContext, rating: PlanRating): Exception[] {
  return ratedMeasures(rating, context.plan).flatMap(({ measure, rating: rated }) =>
    unansweredReds(measure, rated, rating.settings).map(
      (result): Exception => ({ kind: "unanswered", id: measure.id, result })
    )
  );
}

function disagreements(rating: PlanRating): Exception[] {
  const { settings } = rating;
  const other = READING_KINDS[settings.reading].beside;
  const { flips } = flipsBetween(rating, { ...rating, settings: { ...settings, reading: other } });
  return flips.map((flip) => ({ kind: "disagree", id: flip.measure, flip }));
}

/** What each nearby value of one setting changes, all else as it is: a list a value, by rating the plan again. */
export function* nearbyFlips(context: RatingContext, rating: PlanRating): Generator<NearbyFlip[]> {
  for (const { path, values } of NEAR) {
    for (const value of values(settingAt(rating.settings, path) as number)) {
      const settings = withSetting(rating.settings, path, value);
      if (settingsConflicts(settings, Object.keys(context.data.groups)).length > 0) continue;
      const { flips } = flipsBetween(rating, ratePlan({ ...context, settings }));
      yield flips.map((flip) => ({ flip, near: { path, value, rating: flip.to.rating } }));
    }
  }
}

/** The published colours that one of these changes. */
function fragileColours(
  context: RatingContext,
  rating: PlanRating,
  nearby: readonly NearbyFlip[]
): Exception[] {
  return ratedMeasures(rating, context.plan).flatMap(({ measure: { id }, rating: rated }) =>
    coloursOf(rated, rating.settings).flatMap((result): Exception[] => {
      const own = nearby
        .filter(({ flip }) => flip.measure === id && flip.from.rule === result.rule)
        .map(({ near }) => near);
      return own.length > 0 ? [{ kind: "fragile", id, result, nearby: own }] : [];
    })
  );
}

function figuresSince({ reclassified, revised }: FigureChanges, force: string): Exception[] {
  const own = revised.filter((revision) => revision.force === force);
  const keyOf = ({ series, what }: FigureRevision): string => `${series} ${what}`;
  const bySeries = [...new Set(own.map(keyOf))].map((key) =>
    own.filter((revision) => keyOf(revision) === key)
  );
  return [
    ...reclassified.map(
      ({ from, series, records }): Exception => ({
        kind: "reclassified",
        reclassified: { from, series, records }
      })
    ),
    ...bySeries.map((revisions): Exception => ({ kind: "revised", revised: revisedFigures(revisions) }))
  ];
}

/** What can be added up; sums of percentages and of what belongs to them mean nothing. */
const ADDED = /^offences/;

function revisedFigures(revisions: readonly FigureRevision[]): RevisedFigures {
  const times = revisions.map(({ at }) => at).sort();
  const { series, what } = revisions[0]!;
  const sum = (of: "before" | "after") => revisions.reduce((total, revision) => total + revision[of], 0);
  return {
    series,
    what,
    figures: revisions.length,
    from: times[0]!,
    to: times.at(-1)!,
    ...(ADDED.test(what) && { before: sum("before"), after: sum("after") })
  };
}
