import type { PlanData, Series } from "../plan/plan-data.js";
import type { FigureSpan, ReleaseFigure } from "./release-figure.js";
import { spanOf } from "../rules/windows/series-window.js";
import {
  type ComparedFigure,
  likeForLike,
  type Reclassification,
  type Records,
  reclassifications,
  recordsBetween,
  withNewNames
} from "./reclassification.js";

/** A figure that was one number in the release and is another now. */
export interface FigureRevision extends Omit<ReleaseFigure, "value"> {
  before: number;
  after: number;
  /** Series that were split from it since, whose figures are added to `after`, so that like is compared with like. */
  parts?: string[];
}

/** The forces that the plan's force is compared with, in an edition whose list is not what it was. */
export interface GroupChange {
  edition: string;
  added: string[];
  removed: string[];
}

/** How the figures of two releases differ. */
export interface FigureChanges {
  /** Numbers that are others, the renaming and splitting of their series put aside. */
  revised: FigureRevision[];
  reclassified: Reclassification[];
  added: FigureSpan[];
  withdrawn: FigureSpan[];
  groups: GroupChange[];
}

/**
 * Compares the figures of the series, surveys and forces that both hold: a measure or peer that is only in one of them
 * is a change of the plan or of the group, not of its figures. A series that was renamed since is compared with what it is
 * called now, one that parts were split from with what is left of it and them.
 */
export function figureChanges(release: PlanData, after: PlanData, force: string): FigureChanges {
  const records = recordsBetween(release, after);
  const before = withNewNames(release, records);
  const wholes = [...records.splits.keys()].filter((id) => Object.hasOwn(before.series, id));
  const [old, now] = [figuresIn(before, after, wholes), figuresIn(after, before)];
  const keysOf = (figures: ReleaseFigure[]) => new Map(figures.map((figure) => [keyOf(figure), figure]));
  const [oldByKey, nowByKey] = [keysOf(old), keysOf(now)];
  const newParts = keysOf(partsIn(after, before, wholes, records));
  const compared = old.map((figure): ComparedFigure => {
    const parts = (records.splits.get(figure.series) ?? []).flatMap((record) => {
      const key = keyOf({ ...figure, series: record.series! });
      const part = oldByKey.has(key) ? undefined : newParts.get(key);
      return part ? [{ record, value: part.value }] : [];
    });
    return { ...figure, own: nowByKey.get(keyOf(figure))?.value, parts };
  });
  const isPart = new Set(
    compared.flatMap((figure) => figure.parts.map(({ record }) => keyOf({ ...figure, series: record.series! })))
  );
  const isNew = (figure: ReleaseFigure) => !oldByKey.has(keyOf(figure)) && !isPart.has(keyOf(figure));
  return {
    revised: compared.flatMap(revisionOf),
    reclassified: reclassifications(compared, records),
    added: spans(now.filter(isNew)),
    withdrawn: spans(compared.filter((figure) => likeForLike(figure) === undefined)),
    groups: groupChanges(release.groups, after.groups, force)
  };
}

/** The figure's revision, like compared with like; nothing where it is the same number or not known any more. */
function revisionOf(figure: ComparedFigure): FigureRevision[] {
  const after = likeForLike(figure);
  if (after === undefined || after === figure.value) return [];
  const { series, force, at, what, value, parts } = figure;
  const split = parts.map(({ record }) => record.series!);
  return [
    { series, force, at, what, before: value, after, ...(split.length > 0 && { parts: split }) }
  ];
}

const keyOf = ({ series, force, at, what }: Omit<ReleaseFigure, "value">): string =>
  [what, series, force, at].join("|");

/** Every figure of one side that belongs to a series and a force of both, or to one of the series `besides`. */
function figuresIn(data: PlanData, other: PlanData, besides: readonly string[] = []): ReleaseFigure[] {
  const forces = new Set(other.forces.map(({ id }) => id));
  const ofForces = <T>(byForce: Record<string, T>) =>
    Object.entries(byForce).filter(([force]) => forces.has(force));
  const ofBoth = <T>(mine: Record<string, Record<string, T>>, theirs: object) =>
    Object.entries(mine)
      .filter(([id]) => Object.hasOwn(theirs, id) || besides.includes(id))
      .flatMap(([id, byForce]) => ofForces(byForce).map(([force, value]) => [id, force, value] as const));

  const counts = ofBoth(data.series, other.series).flatMap(([id, force, series]) =>
    countsOf(id, force, series)
  );
  const waves = ofBoth(data.surveys, other.surveys).flatMap(([series, force, list]) =>
    list.flatMap(({ periodEnd, percent, base, designEffect }) =>
      known({ series, force, at: periodEnd }, { percent, base, "design effect": designEffect })
    )
  );
  const people = ofForces(data.population).flatMap(([force, years]) =>
    years.flatMap(({ year, population, households }) =>
      known({ series: "population", force, at: String(year) }, { residents: population, households })
    )
  );
  return [...counts, ...waves, ...people];
}

/** The figures of now of the parts that were split from these series. */
function partsIn(
  data: PlanData,
  before: PlanData,
  wholes: readonly string[],
  { splits }: Records
): ReleaseFigure[] {
  const parts = new Set(wholes.flatMap((whole) => splits.get(whole)!.map(({ series }) => series!)));
  const series = Object.fromEntries(Object.entries(data.series).filter(([id]) => parts.has(id)));
  return figuresIn({ ...data, series, surveys: {}, population: {} }, before, [...parts]);
}

function countsOf(id: string, force: string, series: Series): ReleaseFigure[] {
  return series.counts.flatMap((count, i) =>
    known(
      { series: id, force, at: spanOf(series, i, 1).to },
      // A month and the quarter that it ends are not two versions of one figure.
      { [series.monthsPerPeriod === 1 ? "offences" : "offences in a quarter"]: count }
    )
  );
}

/** The figures of a row that are not blank. */
function known(
  where: Pick<ReleaseFigure, "series" | "force" | "at">,
  values: Record<string, number | null>
): ReleaseFigure[] {
  return Object.entries(values).flatMap(([what, value]) =>
    value === null ? [] : [{ ...where, what, value }]
  );
}

/** One span for each series, force and kind of figure. */
function spans(figures: ReleaseFigure[]): FigureSpan[] {
  const found = new Map<string, FigureSpan>();
  for (const { series, force, what, at } of figures) {
    const key = [what, series, force].join("|");
    const span = found.get(key) ?? { series, force, what, from: at, to: at, figures: 0 };
    const [from, to] = [at < span.from ? at : span.from, at > span.to ? at : span.to];
    found.set(key, { ...span, from, to, figures: span.figures + 1 });
  }
  return [...found.values()];
}

function groupChanges(before: PlanData["groups"], after: PlanData["groups"], force: string): GroupChange[] {
  const editions = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return editions.flatMap((edition) => {
    const old = before[edition]?.[force]?.peers ?? [];
    const now = after[edition]?.[force]?.peers ?? [];
    const added = now.filter((peer) => !old.includes(peer));
    const removed = old.filter((peer) => !now.includes(peer));
    return added.length + removed.length > 0 ? [{ edition, added, removed }] : [];
  });
}
