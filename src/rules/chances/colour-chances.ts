import { type Reading, singleReading } from "../../plan/readings.js";
import type { RatingResult, RuleId } from "../rating.js";
import { falseShare, shareBeyond } from "./false-strengths.js";
import type { RatedInContext } from "./judged-offences.js";
import { keepLatest } from "./keep-latest.js";
import { offencesChance } from "./offences-chance.js";
import { positionChance } from "./position-chance.js";
import { strengthsOf } from "./strengths-of.js";
import { surveyChance } from "./survey-chance.js";

/** How likely a colour is to be false. */
export interface ColourChance {
  rule: RuleId;
  reading: Reading;
  /** From 0 to 1; null where it is not known. */
  chance: number | null;
}

/** The chances of every colour of a measure. */
export function colourChances(rated: RatedInContext): ColourChance[] {
  return rated.rating.ratings
    .filter(({ rating }) => rating !== "not-rated")
    .map((result) => ({ rule: result.rule, reading: result.reading, chance: colourChance(result, rated) }));
}

/**
 * Chance, 0 to 1, that a colour of this rule is false if nothing has changed: of offences by histories drawn from the
 * series' own fit and judged as it was; of surveys by their own bases; of a comparison by the forces compared. Null where
 * it cannot be known: nothing is rated, or no histories tell ({@link strengthsOf}).
 */
export function colourChance(result: RatingResult, rated: RatedInContext): number | null {
  if (result.rating === "not-rated") return null;
  const { data, settings } = rated.context;
  if (result.rule === "R4") {
    const { values, prediction } = result.evidence;
    const reading = singleReading(result.reading);
    const key = JSON.stringify([values.length, prediction, settings.z]);
    return keepLatest(data, `position ${reading} ${rated.measure.id}`, key, () =>
      positionChance(reading, result.evidence, settings.z)
    );
  }
  const { evidence } = result;
  if ("detectable" in evidence) {
    const { baseline, latest, confidence } = evidence;
    const key = JSON.stringify([baseline, latest, confidence]);
    return keepLatest(data, `survey ${singleReading(result.reading)} ${rated.measure.id}`, key, () =>
      surveyChance(evidence)
    );
  }
  if (result.rule === "R3" && singleReading(result.reading) === "calibrated")
    return offencesChance(result, rated) ?? null;
  const strengths = strengthsOf(result, rated);
  if (!strengths) return null;
  const isOverPlan = "test" in evidence && evidence.test?.planLife;
  return isOverPlan ? shareBeyond(strengths, evidence.test!.critical) : falseShare(strengths, settings.z);
}
