import type { PlanData } from "../plan/plan-data.js";
import { spanOf } from "../rules/windows/series-window.js";

/** One figure that a release holds. */
export interface ReleaseFigure {
  /** Series, survey, or "population". */
  series: string;
  force: string;
  /** Last month of the period that it is of; the year of a population. */
  at: string;
  /** "offences", "offences in a quarter", "percent", "base", "design effect", "residents" or "households". */
  what: string;
  value: number;
}

/** A figure that was one number in the release and is another now. */
export interface FigureRevision extends Omit<ReleaseFigure, "value"> {
  before: number;
  after: number;
}

/** Figures of one series and force that are only in one of the two: how many, and from when to when. */
export interface FigureSpan extends Pick<ReleaseFigure, "series" | "force" | "what"> {
  from: string;
  to: string;
  figures: number;
}

/** The forces that the plan's force is compared with, in an edition whose list is not what it was. */
export interface GroupChange {
  edition: string;
  added: string[];
  removed: string[];
}

/** How the figures of two releases differ. */
export interface FigureChanges {
  revised: FigureRevision[];
  added: FigureSpan[];
  withdrawn: FigureSpan[];
  groups: GroupChange[];
}

/**
 * Compares the figures of the series, surveys and forces that both hold: a measure or peer that is only in one of them
 * is a change of the plan or of the group, not of its figures.
 */
export function figureChanges(before: PlanData, after: PlanData, force: string): FigureChanges {
  const [old, now] = [figuresIn(before, after), figuresIn(after, before)];
  const keysOf = (figures: ReleaseFigure[]) => new Map(figures.map((figure) => [keyOf(figure), figure]));
  const [oldByKey, nowByKey] = [keysOf(old), keysOf(now)];
  return {
    revised: old.flatMap((figure) => {
      const other = nowByKey.get(keyOf(figure));
      if (!other || other.value === figure.value) return [];
      const { value, ...where } = figure;
      return [{ ...where, before: value, after: other.value }];
    }),
    added: spans(now.filter((figure) => !oldByKey.has(keyOf(figure)))),
    withdrawn: spans(old.filter((figure) => !nowByKey.has(keyOf(figure)))),
    groups: groupChanges(before.groups, after.groups, force)
  };
}

const keyOf = ({ series, force, at, what }: ReleaseFigure): string => [what, series, force, at].join("|");

/** Every figure of one side that belongs to a series and a force of both. */
function figuresIn(data: PlanData, other: PlanData): ReleaseFigure[] {
  const forces = new Set(other.forces.map(({ id }) => id));
  const ofBoth = <T>(mine: Record<string, Record<string, T>>, theirs: object) =>
    Object.entries(mine)
      .filter(([id]) => Object.hasOwn(theirs, id))
      .flatMap(([id, byForce]) => ofForces(byForce).map(([force, value]) => [id, force, value] as const));
  const ofForces = <T>(byForce: Record<string, T>) =>
    Object.entries(byForce).filter(([force]) => forces.has(force));

  const counts = ofBoth(data.series, other.series).flatMap(([id, force, series]) =>
    series.counts.flatMap((count, i) =>
      known(
        { series: id, force, at: spanOf(series, i, 1).to },
        // A month and the quarter that it ends are not two versions of one figure.
        { [series.monthsPerPeriod === 1 ? "offences" : "offences in a quarter"]: count }
      )
    )
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
