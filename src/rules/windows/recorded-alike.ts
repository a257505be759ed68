import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import type { RatingResult, RecordedAnew } from "../rating.js";
import {
  firstIndexFrom,
  isMissing,
  type Missing,
  periodsOf,
  type SeriesWindow,
  windowAt
} from "./series-window.js";

/** The earlier of two windows as far as it may be compared with the later one, and what its result says of that. */
interface RecordedAlike {
  earlier: SeriesWindow;
  said: { recordedAnew?: RecordedAnew };
}

/** Does a colour rest on months from both sides of a change of recording? */
export function crossesRecording({ evidence }: Pick<RatingResult, "evidence">): boolean {
  return (
    "recordedAnew" in evidence && evidence.recordedAnew !== undefined && !evidence.recordedAnew.restarted
  );
}

/** Months, after the first of a span, from which a series is recorded in another way. */
function changesWithin({ recordedAnew = [] }: Series, { from, to }: { from: Month; to: Month }): Month[] {
  return recordedAnew.filter((month) => month > from && month <= to);
}

/**
 * Two windows that are to be compared, where recording changed after the first month of the earlier one: it is left as it
 * is, or begins anew where recording last changed, as the settings say. Missing where fewer than `least` months of it are
 * left, for which see {@link leastOf}: as few as the settings let nobody choose. Methodology R1 and R5.
 */
export function recordedAlike(
  series: Series,
  earlier: SeriesWindow,
  later: SeriesWindow,
  least: number,
  { recording }: Pick<Settings, "recording">
): RecordedAlike | Missing {
  const changes = changesWithin(series, { from: earlier.from, to: later.to });
  if (changes.length === 0) return { earlier, said: {} };
  const restarted = recording === "restart";
  const said = { recordedAnew: { changes, restarted } };
  if (!restarted) return { earlier, said };
  const change = changes.at(-1)!;
  const first = firstIndexFrom(series, change);
  const available = Math.max(0, earlier.firstIndex + earlier.periods - first);
  const needed = periodsOf(series, least);
  if (available < needed) return { reason: "recorded-anew", evidence: { needed, available, detail: change } };
  const since = windowAt(series, first, available);
  return isMissing(since) ? since : { earlier: since, said };
}
