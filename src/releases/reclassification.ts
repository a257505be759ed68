import type { Annotation } from "../plan/annotation.js";
import type { PlanData } from "../plan/plan-data.js";
import type { FigureSpan, ReleaseFigure } from "./release-figure.js";

/** A series of a release that has another name now, or of which a part is counted apart, by the record of annotations.csv. */
export interface Reclassification {
  /** As the release calls it. */
  from: string;
  /** As it is called now; the same where it was not renamed. What is left of it, where parts were split from it. */
  series: string;
  /** The records that say so: at most one renames it, the others split a part from it. */
  records: Annotation[];
  places: ReclassifiedPlace[];
}

/** What became of the figures of a reclassified series in one place: all that the release holds and that are known still. */
export interface ReclassifiedPlace extends Omit<FigureSpan, "series"> {
  /** Of these figures, those that are another number under the series' own name now. */
  moved: number;
  /** Sum of the figures as released. */
  before: number;
  /** Sum of what is counted in their place now: the series, and each part that the release did not know. */
  after: { series: string; total: number }[];
}

/** The records that explain the figures of now by those of a release: the series' names of now, and their new parts. */
export interface Records {
  /** By the former name. */
  renamed: Map<string, Annotation>;
  /** By the name of now of the series that they were split from. */
  splits: Map<string, Annotation[]>;
}

/**
 * The records that a comparison needs. A series was renamed since when the release has it by its former name alone, and
 * the data of now by the new one alone; whether a part was split since is seen from the single figures.
 */
export function recordsBetween(before: PlanData, after: PlanData): Records {
  const renamed = new Map<string, Annotation>();
  const has = ({ series }: PlanData, id: string) => Object.hasOwn(series, id);
  for (const record of after.annotations) {
    const { series, renamedFrom } = record;
    if (!series || !renamedFrom) continue;
    const was = has(before, renamedFrom) && !has(before, series);
    if (was && has(after, series) && !has(after, renamedFrom)) renamed.set(renamedFrom, record);
  }
  const splits = new Map<string, Annotation[]>();
  for (const record of after.annotations) {
    if (!record.series || !record.splitFrom) continue;
    const whole = renamed.get(record.splitFrom)?.series ?? record.splitFrom;
    splits.set(whole, [...(splits.get(whole) ?? []), record]);
  }
  return { renamed, splits };
}

/** A release's data with its series under their names of now. */
export function withNewNames(data: PlanData, { renamed }: Records): PlanData {
  if (renamed.size === 0) return data;
  const entries = Object.entries(data.series).map(
    ([id, byForce]) => [renamed.get(id)?.series ?? id, byForce] as const
  );
  return { ...data, series: Object.fromEntries(entries) };
}

/** A figure of a release, and what is counted in its place now: the series' own figure and the parts split from it since. */
export interface ComparedFigure extends ReleaseFigure {
  /** Undefined where it is not known any more. */
  own: number | undefined;
  parts: { record: Annotation; value: number }[];
}

/** Everything that is counted in a figure's place now, added up; undefined where nothing is. */
export function likeForLike({ own, parts }: ComparedFigure): number | undefined {
  return own === undefined && parts.length === 0
    ? undefined
    : parts.reduce((sum, { value }) => sum + value, own ?? 0);
}

/** The series that were renamed or split since the release, with the figures of each place. */
export function reclassifications(
  compared: readonly ComparedFigure[],
  { renamed }: Records
): Reclassification[] {
  const formerName = new Map(Array.from(renamed, ([from, { series }]) => [series!, from]));
  const isSplit = new Set(compared.filter(({ parts }) => parts.length > 0).map(({ series }) => series));
  const series = [...new Set(compared.map((figure) => figure.series))];
  return series
    .filter((id) => formerName.has(id) || isSplit.has(id))
    .map((id) => {
      const from = formerName.get(id) ?? id;
      const own = compared.filter((figure) => figure.series === id && likeForLike(figure) !== undefined);
      const split = own.flatMap(({ parts }) => parts.map(({ record }) => record));
      const records = [renamed.get(from), ...new Set(split)].filter((record) => record !== undefined);
      return { from, series: id, records, places: placesOf(own, formerName.has(id)) };
    });
}

/** The sums of each place, where any figure moved; of a series that was renamed, of every place. */
function placesOf(figures: readonly ComparedFigure[], isRenamed: boolean): ReclassifiedPlace[] {
  const byPlace = new Map<string, ComparedFigure[]>();
  for (const figure of figures) {
    const key = [figure.what, figure.force].join("|");
    const known = byPlace.get(key);
    if (known) known.push(figure);
    else byPlace.set(key, [figure]);
  }
  return [...byPlace.values()]
    .filter((own) => isRenamed || own.some(({ parts }) => parts.some(({ value }) => value !== 0)))
    .map(placeOf);
}

function placeOf(figures: readonly ComparedFigure[]): ReclassifiedPlace {
  const { series, force, what } = figures[0]!;
  const times = figures.map(({ at }) => at).sort();
  const totals = new Map<string, number>();
  const add = (id: string, value: number) => totals.set(id, value + (totals.get(id) ?? 0));
  for (const { own, parts } of figures) {
    if (own !== undefined) add(series, own);
    for (const { record, value } of parts) add(record.series!, value);
  }
  return {
    force,
    what,
    from: times[0]!,
    to: times.at(-1)!,
    figures: figures.length,
    moved: figures.filter(({ own, value }) => own !== value).length,
    before: figures.reduce((sum, { value }) => sum + value, 0),
    after: Array.from(totals, ([id, total]) => ({ series: id, total }))
  };
}
