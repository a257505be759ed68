import type { Month } from "../../plan/month.js";
import type { Settings } from "../../plan/settings.js";
import type { Missing } from "../windows/series-window.js";

/**
 * Why a rule has no critical value for a plan's life: the first look that shares no month with the baseline comes after the
 * target date, or the series has no fit.
 */
export function noPlanLife(first: Month, { target }: Pick<Settings, "target">): Missing {
  return first > target.end
    ? { reason: "no-look", evidence: { detail: target.end } }
    : { reason: "model-failed", evidence: {} };
}
