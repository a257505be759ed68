import { isTotal } from "../plan/target.js";
import type { TrendsFinding } from "./rating.js";
import type { PositionContext } from "./rating-memo.js";

/** R2 of a place that a target is not for: a total is that of the plan's own place, and says nothing of any other. */
export function trendsOfOther(
  { plan, force, settings }: PositionContext,
  reading: TrendsFinding["reading"]
): TrendsFinding | undefined {
  const own = plan?.force;
  if (own === undefined || force === own || !isTotal(settings.achievement)) return undefined;
  return { rule: "R2", reading, finding: "not-judged", reason: "target-of-other", evidence: { detail: own } };
}
