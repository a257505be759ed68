import { normalCdf } from "../../statistics/distributions/distributions.js";
import { newcombeDifference } from "../../statistics/intervals/newcombe.js";
import type { PositionEvidence, RatingResult, SurveyEvidence } from "../rating.js";
import type { RatedInContext } from "./judged-offences.js";
import { strengthsOf } from "./strengths-of.js";

/**
 * Chance, 0 to 1, that a calibrated test would find as much as it did, or more, if nothing had changed (its p-value): of
 * offences by the series' own histories, else by the test's own distribution. Null where the rule has no test or was not rated.
 */
export function testChance(result: RatingResult, rated: RatedInContext): number | null {
  if (result.rating === "not-rated" || result.reading !== "calibrated") return null;
  const { evidence } = result;
  if ("detectable" in evidence) return surveyTest(evidence);
  if ("rank" in evidence)
    return positionTest(evidence, result.rating === "amber" ? rated.context.settings.z : 0);
  if (!("test" in evidence) || !evidence.test) return null;
  const drawn = strengthsOf(result, rated)?.strengths;
  if (!drawn) return null;
  const found = Math.abs(evidence.test.t);
  const asMuch = drawn.reduce((count, strength) => count + Number(strength >= found), 0);
  // The series itself is one of those that found as much (Davison & Hinkley 1997, Bootstrap Methods, 4.2).
  return (asMuch + 1) / (drawn.length + 1);
}

/** Where few offences are expected, the lines are wider than the error says: what lies within them is no find. */
const positionTest = ({ prediction }: PositionEvidence, within: number): number =>
  within > 0 ? Math.max(prediction!.asFar, 2 * normalCdf(-within)) : prediction!.asFar;

/** Halvings of the confidence: as fine as numbers are. */
const HALVINGS = 50;

/** One less the confidence at which Newcombe's interval just reaches no change. */
function surveyTest({ baseline, latest }: SurveyEvidence): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const confidence = (low + high) / 2;
    const { lower, upper } = newcombeDifference({
      p1: latest.percent / 100,
      n1: latest.effectiveBase,
      p2: baseline.percent / 100,
      n2: baseline.effectiveBase,
      confidence
    });
    if (lower > 0 || upper < 0) low = confidence;
    else high = confidence;
  }
  return 1 - low;
}
