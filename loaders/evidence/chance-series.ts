import type { OffencesMeasure } from "../../src/plan/plan.js";
import { planMeasures } from "../../src/plan/plan.js";
import type { Series } from "../../src/plan/plan-data.js";
import { type UnchangedHistory, unchangedHistory } from "../../src/rules/chances/unchanged-history.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { lastIndexAt } from "../../src/rules/windows/series-window.js";

/** A series whose chances are held against histories drawn by other means. */
export interface ChanceSeries {
  plan: string;
  priority: string;
  /** Without a target of its own: the plan's is asked of all. */
  measure: OffencesMeasure;
  place: string;
  series: Series;
  history: UnchangedHistory;
  /** The plan's own, for this place. */
  context: RatingContext;
}

/** Parts of equal size that series are divided into: by size, each by extra variation, each by season. */
const PARTS = { size: 4, variation: 5, season: 3 };

/** Every monthly series of the plans, by name, that is whole up to the period end and long enough to be fitted. */
function seriesOf(plans: Readonly<Record<string, RatingContext>>): ChanceSeries[] {
  return Object.entries(plans).flatMap(([plan, context]) =>
    planMeasures(context.plan).flatMap(({ measure, priority }) => {
      if (measure.kind !== "offences") return [];
      const { target: _, ...plain } = measure;
      return Object.entries(context.data.series[measure.series] ?? {}).flatMap(([place, series]) => {
        const history = unchangedHistory(series, context.period, context.settings);
        const read = series.counts.slice(0, lastIndexAt(series, context.period) + 1);
        const isWhole = series.monthsPerPeriod === 1 && read.every((count) => count !== null);
        if (!history || !isWhole || series.fewestPerMonth) return [];
        const own = { ...context, force: place };
        return [{ plan, priority: priority.id, measure: plain, place, series, history, context: own }];
      });
    })
  );
}

/** How many times the lowest period of a year its highest is. */
export const seasonRange = (season: readonly number[]) => Math.max(...season) / Math.min(...season);

/** Sixty series that stand for all of them: the middle one of each part by size, extra variation and season. */
export function chosenSeries(plans: Readonly<Record<string, RatingContext>>): ChanceSeries[] {
  const bySize = inParts(seriesOf(plans), ({ history }) => history.level, PARTS.size);
  const byVariation = bySize.flatMap((part) =>
    inParts(part, ({ history }) => history.variation, PARTS.variation)
  );
  const bySeason = byVariation.flatMap((part) =>
    inParts(part, ({ history }) => seasonRange(history.season), PARTS.season)
  );
  return bySeason.map((part) => part[Math.floor(part.length / 2)]!);
}

function inParts<T>(items: readonly T[], by: (item: T) => number, parts: number): T[][] {
  const sorted = items.toSorted((a, b) => by(a) - by(b));
  const bound = (part: number) => Math.floor((part * sorted.length) / parts);
  return Array.from({ length: parts }, (_, part) => sorted.slice(bound(part), bound(part + 1)));
}
