import { addMonths, type Month, monthsBetween } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";

/** Last month of the baseline. */
export function baselineEnd({ baseline }: Pick<Settings, "baseline">): Month {
  return addMonths(baseline.start, baseline.months - 1);
}

/**
 * The last month of those that a critical value for a plan is made from: the baseline's, or that with which a season can be
 * learnt where it comes later, so that the value is known from the start and later months do not move it.
 */
export function knownFrom({ start }: Pick<Series, "start">, settings: Settings): Month {
  const learnt = addMonths(start, settings.season.minimum - 1);
  return [baselineEnd(settings), learnt].sort().at(-1)!;
}

/** Period ends at which a plan is looked at: every so many months after a month, up to the target date. */
export function planLooks(after: Month, every: number, { target }: Pick<Settings, "target">): Month[] {
  const looks = Math.max(0, Math.floor(monthsBetween(after, target.end) / every));
  return Array.from({ length: looks }, (_, i) => addMonths(after, (i + 1) * every));
}
