import { addMonths, type Month, monthsBetween } from "../../plan/month.js";
import type { Settings } from "../../plan/settings.js";

/** Last month of the baseline. */
export function baselineEnd({ baseline }: Pick<Settings, "baseline">): Month {
  return addMonths(baseline.start, baseline.months - 1);
}

/** Period ends at which a plan is looked at: every so many months after a month, up to the target date. */
export function planLooks(after: Month, every: number, { target }: Pick<Settings, "target">): Month[] {
  const looks = Math.max(0, Math.floor(monthsBetween(after, target.end) / every));
  return Array.from({ length: looks }, (_, i) => addMonths(after, (i + 1) * every));
}
