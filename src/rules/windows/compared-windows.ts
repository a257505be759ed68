import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import { leastOf, type Settings } from "../../plan/settings.js";
import type { RecordedAnew } from "../rating.js";
import { recordedAlike } from "./recorded-alike.js";
import {
  firstIndexFrom,
  isMissing,
  latestWindow,
  type Missing,
  periodsOf,
  positionInYear,
  type SeriesWindow,
  spanOf,
  windowAt
} from "./series-window.js";

/** The windows that R1 compares. */
export interface ComparedWindows {
  baseline: SeriesWindow;
  latest: SeriesWindow;
  recordedAnew?: RecordedAnew;
}

/** The baseline window of a series. */
export function baselineWindow(series: Series, settings: Settings): SeriesWindow | Missing {
  const first = firstIndexFrom(series, settings.baseline.start);
  return windowAt(series, first, periodsOf(series, settings.baseline.months));
}

/** Baseline and latest window, or why they cannot be compared: missing periods, or an overlap. */
export function comparedWindows(
  series: Series,
  period: Month,
  settings: Settings
): ComparedWindows | Missing {
  const baseline = baselineWindow(series, settings);
  if (isMissing(baseline)) {
    return { ...baseline, evidence: { ...baseline.evidence, detail: "baseline" } };
  }
  const latest = latestWindow(series, period, settings.latest.months);
  if (isMissing(latest)) return latest;
  if (latest.firstIndex < baseline.firstIndex + baseline.periods) {
    const earliest = spanOf(series, baseline.firstIndex + baseline.periods, latest.periods).to;
    return { reason: "windows-overlap", evidence: { detail: earliest } };
  }
  const since = recordedAlike(series, baseline, latest, leastOf("baseline.months"), settings);
  return isMissing(since) ? since : { baseline: since.earlier, latest, ...since.said };
}

/** Latest minus baseline for each period, the same time of year paired; undefined when windows are not equal whole years. */
export function pairedDifferences(
  series: Series,
  { baseline, latest }: ComparedWindows
): number[] | undefined {
  const year = 12 / series.monthsPerPeriod;
  if (baseline.periods !== latest.periods || baseline.periods % year !== 0) return undefined;
  const shift = positionInYear(series, latest.firstIndex) - positionInYear(series, baseline.firstIndex);
  const offset = ((shift % year) + year) % year;
  return latest.counts.map((count, i) => {
    const yearStart = i - (i % year);
    return count - baseline.counts[yearStart + (((i % year) + offset) % year)]!;
  });
}
