import type { Settings } from "../plan/settings.js";
import { isTarget } from "../plan/target.js";
import { forecastChance } from "./forecast-chance.js";
import type { ChangeFinding, RatingResult, TrendsFinding } from "./rating.js";

/** Labels of states for which the colour alone says too little. */
const IMPROVED_NOT_HOLDING = "improved, not projected to hold";
const WORSE_BUT_RECOVERING = "worse now, one or more trends recover";
/** The same of a target in numbers, which asks for more than an improvement that holds. */
const IMPROVED_NOT_REACHING = "improved, target not projected";
const WORSE_BUT_REACHING = "worse now, one or more trends reach the target";

/** R3: the colour of the number of offences, from R1 and R2 of the same reading. */
export function offencesColour(
  change: ChangeFinding,
  trends: TrendsFinding,
  settings: Settings
): RatingResult {
  const { reading } = change;
  const missing = [change, trends].find((f) => f.finding === "not-judged");
  if (change.finding === "not-judged" || trends.finding === "not-judged") {
    const { reason, evidence } = missing as Extract<ChangeFinding, { finding: "not-judged" }>;
    return { rule: "R3", reading, rating: "not-rated", reason, evidence };
  }
  const { achieving, of, achievement, threshold } = trends.evidence;
  const target = isTarget(achievement) ? { threshold, achievement } : undefined;
  const probability = forecastChance(trends.evidence);
  const evidence = {
    change: change.finding,
    achieving,
    of,
    ...(probability !== undefined && { probability }),
    ...(target && { target }),
    ...(change.evidence.recordedAnew && { recordedAnew: change.evidence.recordedAnew })
  };
  const judged = { rule: "R3", reading, evidence } as const;
  const reached = trends.finding === "achieved";
  if (change.finding === "improved") {
    return reached
      ? { ...judged, rating: "green", reason: "improved-and-holds" }
      : {
          ...judged,
          rating: settings.unmaintained,
          label: target ? IMPROVED_NOT_REACHING : IMPROVED_NOT_HOLDING,
          reason: "improved-not-holding"
        };
  }
  if (!reached) return { ...judged, rating: "red", reason: "not-improved-none-achieves" };
  return change.finding === "worse"
    ? {
        ...judged,
        rating: "amber",
        label: target ? WORSE_BUT_REACHING : WORSE_BUT_RECOVERING,
        reason: "worse-achieves"
      }
    : { ...judged, rating: "amber", reason: "not-improved-achieves" };
}
