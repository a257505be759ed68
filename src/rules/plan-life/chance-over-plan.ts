import { withOwnTarget } from "../../plan/own-target.js";
import { singleReading } from "../../plan/readings.js";
import { normalQuantile } from "../../statistics/distributions/normal.js";
import { colourChance } from "../chances/colour-chances.js";
import { singleLook } from "../chances/false-strengths.js";
import type { RatedInContext } from "../chances/judged-offences.js";
import { ownSeries, ownWaves } from "../rate-measure.js";
import type { RatingResult } from "../rating.js";
import { offencesOverPlan } from "./plan-life.js";
import { everBeyond } from "./plan-strengths.js";
import { surveyOverPlan } from "./survey-over-plan.js";

/**
 * Chance, 0 to 1, that the rule of a colour ever shows a false one over all looks of the plan if nothing changes, by the same fit as
 * the chance of the colour itself. R4, which compares
 * places at one time, counts once. Null where it cannot be known: nothing is rated, the series has no fit, or the rule forecasts
 * at every look, which is too long in the making.
 */
export function chanceOverPlan(result: RatingResult, rated: RatedInContext): number | null {
  if (result.rating === "not-rated") return null;
  if (result.rule === "R4") return colourChance(result, rated);
  const { measure, context } = rated;
  const { evidence } = result;
  const settings = withOwnTarget(measure, context.settings);
  if ("detectable" in evidence) {
    const found = surveyOverPlan(ownWaves(measure, context) ?? [], evidence, settings);
    const multiple = normalQuantile((1 + evidence.confidence / 100) / 2) / singleLook(undefined);
    return found ? everBeyond(found, multiple) : null;
  }
  const series = ownSeries(measure, context);
  if (measure.kind !== "offences" || !series) return null;
  const fit = { known: context.period, fit: "own" } as const;
  const over = (rule: Parameters<typeof offencesOverPlan>[0], multiple: number): number | null => {
    const found = offencesOverPlan(rule, series, fit, settings, measure.better);
    return found ? everBeyond(found, multiple) : null;
  };
  if (singleReading(result.reading) === "as-written")
    return over(`${result.rule as "R3" | "R5" | "R8"} as written`, settings.z / singleLook(undefined));
  if (!("test" in evidence) || !evidence.test) return null;
  const { critical, degreesOfFreedom } = evidence.test;
  return over(result.rule === "R5" ? "R5" : "R1", critical / singleLook(degreesOfFreedom));
}
