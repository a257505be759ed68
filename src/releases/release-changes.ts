import type { Month } from "../plan/month.js";
import type { Measure, Plan, Priority } from "../plan/plan.js";
import { totalOf } from "../plan/plan-data.js";
import { askedQuestions, publishedRule, resultOf } from "../rules/published-ratings.js";
import type { MeasureRating, Rating, RatingResult, RuleId } from "../rules/rating.js";
import { measuresById, type Release, rated } from "./release.js";
import { type FigureChanges, figureChanges } from "./release-figures.js";
import { changedSettings, completeSettings, type Reading, type Settings, settingAt } from "../plan/settings.js";

/** What can move a colour: the data folder without its settings, the settings, or the program. */
export type Cause = "data" | "settings" | "software";

/**
 * The colours between a release and now, each rated by the software of now: with the data and settings of the release,
 * with the data of now and the settings of the release, and the other way round. Null where the rule did not apply.
 */
export interface ColoursBetween {
  asReleased: Rating | null;
  newData: Rating | null;
  newSettings: Rating | null;
}

/** A colour that is not what the release recorded, or that only is because several changes cancel. */
export interface ColourMove {
  /** Id of the measure. */
  id: string;
  priority: Pick<Priority, "number" | "title">;
  measure: { before: Measure; after: Measure };
  /** The dashboard shows it, in the settings of now. */
  published: boolean;
  before: RatingResult;
  after: RatingResult;
  between: ColoursBetween;
  /** At least one. */
  causes: Cause[];
}

/**
 * The published colours of one place that are not what today's software says of the release's own figures and settings. A
 * release records the colours of the plan's own place alone.
 */
export interface PlaceMoves {
  force: string;
  moved: ColourMove[];
}

/** A measure that is in one of the two plans only. */
export interface MeasureChange {
  id: string;
  name: string;
  priority: Pick<Priority, "number" | "title">;
}

/** A measure of both plans that is defined in another way. */
export interface MeasureRedefined extends MeasureChange {
  /** Keys of plan.yaml, with their values as JSON; undefined where there is none. */
  keys: { key: string; before?: string; after?: string }[];
}

export interface SettingChange {
  path: string;
  before: unknown;
  after: unknown;
}

/** All that has changed since a release. */
export interface ReleaseChanges {
  since: Pick<Release, "label" | "note" | "made" | "software"> & { periodEnd: Month };
  /** Number of colours that both have and that were compared: published ones, and all others. */
  compared: { published: number; others: number };
  moved: ColourMove[];
  /** Colours that are the same only because changes cancel each other. */
  cancelled: ColourMove[];
  /** Of a plan for the sum of all places: the published colours that moved in each of them, where one did. */
  places: PlaceMoves[];
  measures: { added: MeasureChange[]; removed: MeasureChange[]; redefined: MeasureRedefined[] };
  settings: SettingChange[];
  figures: FigureChanges;
  /** Names of data files whose bytes are not the same, or that are in one of the two only. */
  files: string[];
}

/** `plan/changes.json`: the changes since every release, the newest first. */
export interface ChangesFile {
  plan: Pick<Plan, "title" | "force" | "periodEnd" | "places" | "total">;
  software: string;
  /** Names of every force by id. */
  forceNames: Record<string, string>;
  releases: ReleaseChanges[];
}

/**
 * Which causes made a difference between the recorded colour and that of now. The software did when it gives another
 * colour to the release's own data and settings; data and settings did when exchanging them changes a colour,
 * whatever the other of the two is at.
 */
export function causesOf(recorded: Rating, between: ColoursBetween, now: Rating): Cause[] {
  const { asReleased, newData, newSettings } = between;
  const made: Record<Cause, boolean> = {
    data: newData !== asReleased || now !== newSettings,
    settings: newSettings !== asReleased || now !== newData,
    software: asReleased !== recorded
  };
  return (Object.keys(made) as Cause[]).filter((cause) => made[cause]);
}

/** Compares a release with the plan as it is now; `now` is made by {@link releaseOf} from the data of now. */
export function releaseChanges(release: Release, now: Release): ReleaseChanges {
  const colours = comparedColours(ratingsBetween(release, now), release, now);
  const { label, note, made, software, plan } = release;
  return {
    since: { label, ...(note !== undefined && { note }), made, software, periodEnd: plan.periodEnd },
    compared: {
      published: colours.filter(({ published }) => published).length,
      others: colours.filter(({ published }) => !published).length
    },
    moved: colours.filter(({ before, after }) => before.rating !== after.rating),
    cancelled: colours.filter(
      ({ before, after, causes }) => before.rating === after.rating && causes.length > 0
    ),
    places: placeMoves(release, now),
    measures: measureChanges(release.plan, now.plan),
    settings: changedSettings(now.settings, release.settings).map(([{ path }, after]) => ({
      path,
      before: settingAt(release.settings, path),
      after
    })),
    figures: figureChanges(release.figures, now.figures, now.plan.force),
    files: fileChanges(release.files, now.files)
  };
}

/** One colour of a measure: the rule and reading that it comes from in the settings of the release, and of now. */
interface Colour {
  published: boolean;
  before: { rule: RuleId; reading: Reading };
  after: { rule: RuleId; reading: Reading };
}

/** Ratings by measure: as recorded, with data and settings exchanged, and now. */
type RatingsBetween = Record<
  "before" | "asReleased" | "newData" | "newSettings" | "after",
  Map<string, MeasureRating>
>;

/** The ratings of the plan's own place. */
function ratingsBetween(release: Release, now: Release): RatingsBetween {
  const settings = completeSettings(release.settings);
  return {
    before: byId(release.ratings),
    asReleased: byId(rated(release.plan, release.figures, settings)),
    newData: byId(rated(now.plan, now.figures, settings)),
    newSettings: byId(rated(release.plan, release.figures, now.settings)),
    after: byId(now.ratings)
  };
}

/** The ratings of another place, which the release has the figures of and no recorded colours. */
function ratingsOfPlace(release: Release, now: Release, force: string): RatingsBetween {
  const settings = completeSettings(release.settings);
  const asReleased = byId(rated(release.plan, release.figures, settings, force));
  const after = byId(rated(now.plan, now.figures, now.settings, force));
  const sameSettings = changedSettings(now.settings, settings).length === 0;
  return {
    before: asReleased,
    asReleased,
    newData: sameSettings ? after : byId(rated(now.plan, now.figures, settings, force)),
    newSettings: sameSettings ? asReleased : byId(rated(release.plan, release.figures, now.settings, force)),
    after
  };
}

/** The places of a total that the release has figures of, where a published colour moved. */
function placeMoves(release: Release, now: Release): PlaceMoves[] {
  const known = new Set(release.figures.forces.map(({ id }) => id));
  const parts = totalOf(now.figures.forces)?.parts ?? [];
  return parts
    .filter((force) => known.has(force))
    .map((force) => {
      const colours = comparedColours(ratingsOfPlace(release, now, force), release, now);
      const moved = colours.filter(
        ({ published, before, after }) => published && before.rating !== after.rating
      );
      return { force, moved };
    })
    .filter(({ moved }) => moved.length > 0);
}

/** Every colour of the measures that both plans have. */
function comparedColours(rating: RatingsBetween, release: Release, now: Release): ColourMove[] {
  const settings = completeSettings(release.settings);
  const oldMeasures = measuresById(release.plan);
  return [...measuresById(now.plan)].flatMap(([id, { measure, priority }]) => {
    const old = oldMeasures.get(id);
    if (!old) return [];
    return coloursOf(rating.after.get(id)!, settings, now.settings).flatMap((colour): ColourMove[] => {
      const at = (side: keyof typeof rating, { rule, reading } = colour.before) => {
        const measure = rating[side].get(id);
        return measure && resultOf(measure, rule, reading);
      };
      const [before, after] = [at("before"), at("after", colour.after)];
      if (!before || !after) return [];
      const between = {
        asReleased: at("asReleased")?.rating ?? null,
        newData: at("newData")?.rating ?? null,
        newSettings: at("newSettings", colour.after)?.rating ?? null
      };
      return [
        {
          id,
          priority: { number: priority.number, title: priority.title },
          measure: { before: old.measure, after: measure },
          published: colour.published,
          before,
          after,
          between,
          causes: causesOf(before.rating, between, after.rating)
        }
      ];
    });
  });
}

const byId = (ratings: readonly MeasureRating[]) => new Map(ratings.map((rating) => [rating.id, rating]));

/**
 * The colours of a measure. One that is published follows its question through a change of scheme or reading, because
 * the dashboard does; any other is the same rule in the same reading on both sides.
 */
function coloursOf(rating: MeasureRating, before: Settings, after: Settings): Colour[] {
  const asked = askedQuestions(after)
    .map((question) => [publishedRule(question, before), publishedRule(question, after)] as const)
    .filter(([, rule]) => resultOf(rating, rule, after.reading));
  // Under one scheme two questions may have one rule; a measure has the answer to one of them.
  const pairs = [...new Map(asked.map((pair) => [pair.join(), pair])).values()];
  const published = pairs.map(
    ([old, now]): Colour => ({
      published: true,
      before: { rule: old, reading: before.reading },
      after: { rule: now, reading: after.reading }
    })
  );
  const shown = new Set(pairs.map(([, rule]) => rule));
  const others = rating.ratings
    .filter(({ rule, reading }) => reading !== after.reading || !shown.has(rule))
    .map((same): Colour => ({ published: false, before: same, after: same }));
  return [...published, ...others];
}

function measureChanges(before: Plan, after: Plan): ReleaseChanges["measures"] {
  const [old, now] = [measuresById(before), measuresById(after)];
  const named = ([id, { measure, priority }]: [string, { measure: Measure; priority: Priority }]) => ({
    id,
    name: measure.name,
    priority: { number: priority.number, title: priority.title }
  });
  return {
    added: [...now].filter(([id]) => !old.has(id)).map(named),
    removed: [...old].filter(([id]) => !now.has(id)).map(named),
    redefined: [...now].flatMap((entry) => {
      const keys = changedKeys(old.get(entry[0])?.measure ?? entry[1].measure, entry[1].measure);
      return keys.length > 0 ? [{ ...named(entry), keys }] : [];
    })
  };
}

/** Keys of a measure that change nothing of what is rated. */
const WORDS = new Set(["note", "printed"]);

function changedKeys(before: Measure, after: Measure): MeasureRedefined["keys"] {
  const text = (measure: Measure, key: string) =>
    JSON.stringify((measure as unknown as Record<string, unknown>)[key]);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !WORDS.has(key))
    .map((key) => ({ key, before: text(before, key), after: text(after, key) }))
    .filter((change) => change.before !== change.after);
}

/** A file whose checksum is kept from readers is not said to have changed: its figures are compared. */
function fileChanges(before: Release["files"], after: Release["files"]): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const isSame = (name: string): boolean =>
    before[name] === null || after[name] === null || before[name] === after[name];
  return [...names].filter((name) => !isSame(name)).sort();
}
