import type { Measure, OffencesMeasure } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import { singleReading } from "../plan/readings.js";
import { spcVariance } from "../rules/r5-spc.js";
import { withRecordingChanges } from "../rules/rate-measure.js";
import type { RatingResult } from "../rules/rating.js";
import type { PositionContext } from "../rules/rating-memo.js";
import { basesIn } from "../rules/windows/series-window.js";
import type { ForceComparison } from "./force-comparison.js";

/** R5 for one force of a comparison. */
export interface SpcMultiple {
  force: string;
  series: Series;
  /** Thousands of people or households, by which counts are divided to share a scale. */
  thousands: number;
  /** R5 in the published reading. */
  result: RatingResult;
}

/** The same control chart for every force of a comparison. */
export interface SpcMultiples {
  /** In the order of the comparison, best first. */
  multiples: SpcMultiple[];
  /** Forces of the comparison without the series. */
  without: string[];
  /** Name of the proxy, when the measure's own series is known for one force only. */
  proxy?: string;
  bases: string[];
}

/** Fewest forces with a series for charts of it to be compared. */
const FEWEST_FORCES = 2;

/** R5 for every force of a comparison, from the measure's own series where others have it, else from its proxy; null without any. */
export function spcMultiples(
  measure: Measure,
  { values, better }: Pick<ForceComparison, "values" | "better">,
  { data, period, settings }: PositionContext
): SpcMultiples | null {
  if (measure.kind !== "offences") return null;
  const forces = values.map(({ force }) => force);
  const chosen = sharedSeries(measure, forces, data.series);
  if (!chosen) return null;
  const multiples = values.flatMap(({ force, denominator }) => {
    const known = chosen.series[force];
    if (!known || !denominator) return [];
    const series = withRecordingChanges(measure, known, data);
    const result = spcVariance(series, better, period, settings, singleReading(settings.reading));
    return [{ force, series, thousands: denominator / 1000, result }];
  });
  const shown = new Set(multiples.map(({ force }) => force));
  return {
    multiples,
    without: forces.filter((force) => !shown.has(force)),
    ...(chosen.proxy && { proxy: chosen.proxy }),
    bases: [...new Set(multiples.flatMap(judgedBases))]
  };
}

function sharedSeries(
  { series, proxy }: OffencesMeasure,
  forces: readonly string[],
  all: Readonly<Record<string, Record<string, Series>>>
): { series: Record<string, Series>; proxy?: string } | undefined {
  const known = (id: string) => forces.filter((force) => all[id]?.[force]).length >= FEWEST_FORCES;
  if (known(series)) return { series: all[series]! };
  return proxy && known(proxy.series) ? { series: all[proxy.series]!, proxy: proxy.name } : undefined;
}

/** Basis of the months that a result judged. */
function judgedBases({ series, result }: SpcMultiple): string[] {
  if (result.rule !== "R5" || result.rating === "not-rated") return [];
  const { previous, recent } = result.evidence;
  return basesIn(series, { from: previous.from, to: recent.to });
}
