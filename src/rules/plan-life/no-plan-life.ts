import type { Month } from "../../plan/month.js";
import type { Settings } from "../../plan/settings.js";
import type { PlanLife } from "../rating.js";
import type { Missing } from "../windows/series-window.js";

/** When a rule's looks begin: the first that shares no month with the baseline, and the month in which the critical value is known. */
export interface LooksBegin {
  first: Month;
  known: Month;
}

/**
 * Why a rule has no colour for a plan's life at a period end: no look can be judged by the target date, or none yet by the period
 * end, or the series has no fit. Undefined when it has one.
 */
export function noPlanLife(
  { first, known }: LooksBegin,
  period: Month,
  { target }: Pick<Settings, "target">,
  planLife: PlanLife | undefined
): Missing | undefined {
  const begin = first > known ? first : known;
  if (begin > target.end) return { reason: "no-look", evidence: { detail: target.end } };
  if (period < begin) return { reason: "before-looks", evidence: { detail: begin } };
  return planLife ? undefined : { reason: "model-failed", evidence: {} };
}
