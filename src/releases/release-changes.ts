import { methodVersions } from "../plan/methods.js";
import type { Month } from "../plan/month.js";
import type { Measure, Plan, Priority } from "../plan/plan.js";
import { totalOf } from "../plan/plan-data.js";
import { askedQuestions, publishedRule, resultOf } from "../rules/published-ratings.js";
import type { MeasureRating, Rating, RatingResult, RuleId } from "../rules/rating.js";
import { measuresById, type Release, rated } from "./release.js";
import { type FigureChanges, figureChanges } from "./release-figures.js";
import { isKnown, type MethodChange, methodChanges, releasedMethods, releasedVersions } from "./release-methods.js";
import { changedSettings, completeSettings, type Setting, type Settings, settingAt } from "../plan/settings.js";
import type { Reading } from "../plan/readings.js";

/**
 * What can move a colour: the data folder without its settings, the settings but for the methods, the version of a
 * rule's method, or anything else of the program.
 */
export type Cause = "data" | "settings" | "method" | "software";

/**
 * The colours between a release and now, each rated by the software of now: with the data, settings and methods of the
 * release; with one of the three as it is now; and with all but one of them. Null where the rule did not apply.
 */
export interface ColoursBetween {
  asReleased: Rating | null;
  newData: Rating | null;
  newSettings: Rating | null;
  newMethod: Rating | null;
  oldData: Rating | null;
  oldSettings: Rating | null;
  oldMethod: Rating | null;
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
  /** Rules of which another version of the method is in force. */
  methods: MethodChange[];
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
 * Which causes made a difference between the recorded colour and that of now. Data, settings and method did when
 * exchanging one changes a colour, while the two others are as released or as they are now. The software did when it gives
 * another colour to the release's own data, settings and methods: that is the method's doing where it `isGone`, because
 * the software has that version of it no more.
 */
export function causesOf(recorded: Rating, between: ColoursBetween, now: Rating, isGone = false): Cause[] {
  const { asReleased, newData, newSettings, newMethod, oldData, oldSettings, oldMethod } = between;
  const isOther = asReleased !== recorded;
  const made: Record<Cause, boolean> = {
    data: newData !== asReleased || now !== oldData,
    settings: newSettings !== asReleased || now !== oldSettings,
    method: newMethod !== asReleased || now !== oldMethod || (isOther && isGone),
    software: isOther && !isGone
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
    settings: changedSettings(now.settings, release.settings)
      .filter(([{ path }]) => path !== "method")
      .map(([setting, after]) => ({ path: setting.path, before: settingIn(release, setting), after }))
      .filter(({ before, after }) => before !== after),
    methods: methodChanges(release, methodVersions(now.settings.method)),
    figures: figureChanges(release.figures, now.figures, now.plan.force),
    files: fileChanges(release.files, now.files)
  };
}

/** What a release says of a setting; where files may do without it, it had its default. */
function settingIn({ settings }: Release, setting: Setting): unknown {
  return settingAt(settings, setting.path) ?? (setting.mayLack ? setting.default : undefined);
}

/** One colour of a measure: the rule and reading that it comes from in the settings of the release, and of now. */
interface Colour {
  published: boolean;
  before: { rule: RuleId; reading: Reading };
  after: { rule: RuleId; reading: Reading };
}

/** Ratings by measure: as recorded, with data, settings and methods exchanged, and now. */
type RatingsBetween = Record<"before" | keyof ColoursBetween | "after", Map<string, MeasureRating>>;

/** The settings of a release as the software of now reads them, with the methods that rated it. */
function releasedSettings(release: Release): Settings {
  return { ...completeSettings(release.settings), method: releasedMethods(release) };
}

/** The ratings of the plan's own place. */
function ratingsBetween(release: Release, now: Release): RatingsBetween {
  const recorded = { before: byId(release.ratings), after: byId(now.ratings) };
  return { ...recorded, ...exchanged(release, now, now.plan.force, recorded.after) };
}

/** The ratings of another place, which the release has the figures of and no recorded colours. */
function ratingsOfPlace(release: Release, now: Release, force: string): RatingsBetween {
  const after = byId(rated(now.plan, now.figures, now.settings, force));
  const between = exchanged(release, now, force, after);
  return { before: between.asReleased, ...between, after };
}

/** Ratings of a place by the software of now with data, settings and methods exchanged; what is the same is rated once. */
function exchanged(
  release: Release,
  now: Release,
  force: string,
  after: RatingsBetween["after"]
): Omit<RatingsBetween, "before" | "after"> {
  const then = releasedSettings(release);
  const rate = (of: Release, settings: Settings) => byId(rated(of.plan, of.figures, settings, force));
  const asReleased = rate(release, then);
  const sameMethods = sameVersions(then, now.settings);
  const sameSettings = sameBut("method", then, now.settings);
  const newSettings = sameSettings ? asReleased : rate(release, { ...now.settings, method: then.method });
  const newData = sameSettings && sameMethods ? after : rate(now, then);
  if (sameMethods) {
    return {
      asReleased,
      newData,
      newSettings,
      newMethod: asReleased,
      oldData: newSettings,
      oldSettings: newData,
      oldMethod: after
    };
  }
  const newMethod = rate(release, { ...then, method: now.settings.method });
  return {
    asReleased,
    newData,
    newSettings,
    newMethod,
    oldData: sameSettings ? newMethod : rate(release, now.settings),
    oldSettings: sameSettings ? after : rate(now, { ...then, method: now.settings.method }),
    oldMethod: sameSettings ? newData : rate(now, { ...now.settings, method: then.method })
  };
}

const sameVersions = (a: Settings, b: Settings): boolean =>
  JSON.stringify(methodVersions(a.method)) === JSON.stringify(methodVersions(b.method));

const sameBut = (path: string, a: Settings, b: Settings): boolean =>
  changedSettings(a, b).every(([setting]) => setting.path === path);

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
  const versions = releasedVersions(release);
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
      const colourAt = (side: keyof ColoursBetween, of = colour.before) => at(side, of)?.rating ?? null;
      const between: ColoursBetween = {
        asReleased: colourAt("asReleased"),
        newData: colourAt("newData"),
        newSettings: colourAt("newSettings", colour.after),
        newMethod: colourAt("newMethod"),
        oldData: colourAt("oldData", colour.after),
        oldSettings: colourAt("oldSettings"),
        oldMethod: colourAt("oldMethod", colour.after)
      };
      const isGone = !isKnown(before.rule, versions[before.rule]);
      return [
        {
          id,
          priority: { number: priority.number, title: priority.title },
          measure: { before: old.measure, after: measure },
          published: colour.published,
          before,
          after,
          between,
          causes: causesOf(before.rating, between, after.rating, isGone)
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
