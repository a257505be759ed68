import { colourOfChange } from "./polarity.js";
import type { ChangeFinding, JudgedReason, RatingResult } from "./rating.js";

const REASONS: Record<"improved" | "no-change" | "worse", JudgedReason> = {
  improved: "better",
  "no-change": "no-evidence-of-change",
  worse: "worse"
};

/**
 * R8: the dashboard page's own key. Improvement since the baseline beyond chance is green, deterioration red,
 * anything else amber. Offences take it from R1, surveys from R6 of the same reading.
 */
export function continuousImprovement(judged: ChangeFinding | RatingResult): RatingResult {
  const { reading } = judged;
  if ("finding" in judged) {
    if (judged.finding === "not-judged") {
      return { rule: "R8", reading, rating: "not-rated", reason: judged.reason, evidence: judged.evidence };
    }
    const { finding, evidence } = judged;
    return { rule: "R8", reading, rating: colourOfChange(finding), reason: REASONS[finding], evidence };
  }
  return { ...judged, rule: "R8" } as RatingResult;
}
