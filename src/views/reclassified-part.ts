import type { Annotation } from "../plan/annotation.js";
import { monthsBetween } from "../plan/month.js";
import { measureSeries } from "../plan/plan.js";
import type { PlanData } from "../plan/plan-data.js";
import type { ReclassifiedPlace } from "../releases/reclassification.js";
import type { ReleaseChanges } from "../releases/release-changes.js";
import { judgedFinding } from "../rules/judged-finding.js";
import type { RatingContext } from "../rules/rate-measure.js";
import type { ChangeEvidence, WindowSummary } from "../rules/rating.js";
import { firstIndexFrom, isMissing, periodsOf, windowAt } from "../rules/windows/series-window.js";
import type { MeasureDossier } from "./dossier.js";

/** What of a measure's figures in the plan's own place was renamed or counted apart since the newest release. */
export interface ReclassifiedPart {
  /** Label of the release, which has the earlier edition. */
  since: string;
  records: Annotation[];
  place: ReclassifiedPlace;
  /** Offences of the place that are counted under other names now. */
  elsewhere: number;
  /** R1's change on the baseline, per cent; undefined where nothing is counted elsewhere, or it cannot be worked out. */
  change?: { asCounted: number; withParts: number };
}

/** The reclassified parts of an offence measure's own series; none where one edition alone is known. */
export function reclassifiedParts(
  { measure, rating }: MeasureDossier,
  newest: ReleaseChanges | undefined,
  { plan, data, settings }: Pick<RatingContext, "plan" | "data" | "settings">
): ReclassifiedPart[] {
  const [counted] = measureSeries(measure);
  if (newest === undefined || counted === undefined) return [];
  const change = judgedFinding(rating.findings, "R1", settings.reading)?.evidence;
  return newest.figures.reclassified
    .filter(({ series }) => series === counted)
    .flatMap(({ records, places }) =>
      places
        .filter(({ force }) => force === plan.force)
        .map((place) => {
          const parts = place.after.filter(({ series }) => series !== counted);
          const changes = change && changeWith(parts, change, data, plan.force);
          return {
            since: newest.since.label,
            records,
            place,
            elsewhere: parts.reduce((sum, { total }) => sum + total, 0),
            ...(changes && { change: changes })
          };
        })
    );
}

/** The change on the baseline as it is, and with the parts that are counted elsewhere now. */
function changeWith(
  parts: ReclassifiedPlace["after"],
  { baseline, latest, percentChange }: ChangeEvidence,
  data: PlanData,
  force: string
): ReclassifiedPart["change"] {
  if (parts.length === 0 || percentChange === null) return undefined;
  const ids = parts.map(({ series }) => series);
  const before = totalIn(ids, baseline, data, force);
  const after = totalIn(ids, latest, data, force);
  if (before === undefined || after === undefined) return undefined;
  const [whole, now] = [baseline.total + before, latest.total + after];
  return { asCounted: percentChange, withParts: (100 * (now - whole)) / whole };
}

/** Offences of these series in a window; undefined where a count is not known. */
function totalIn(
  ids: readonly string[],
  { from, to }: WindowSummary,
  data: PlanData,
  force: string
): number | undefined {
  let sum = 0;
  for (const id of ids) {
    const series = data.series[id]?.[force];
    if (!series) return undefined;
    const periods = periodsOf(series, monthsBetween(from, to) + 1);
    const window = windowAt(series, firstIndexFrom(series, from), periods);
    if (isMissing(window)) return undefined;
    sum += window.total;
  }
  return sum;
}
