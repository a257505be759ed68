import { binomialProbabilities } from "../../statistics/distributions/binomial.js";
import { newcombeDifference } from "../../statistics/intervals/newcombe.js";
import { sum } from "../../statistics/sum.js";
import type { SurveyEvidence } from "../rating.js";

/**
 * Chance, 0 to 1, that R6 colours two waves of these bases although nothing has changed: over every pair of answers that
 * both waves may give when the same share of people, that of both together, would answer so.
 */
export function surveyChance({ baseline, latest, confidence }: SurveyEvidence): number {
  const [n1, n2] = [latest, baseline].map(({ effectiveBase }) => Math.max(1, Math.round(effectiveBase))) as [
    number,
    number
  ];
  const together = (n1 * latest.percent + n2 * baseline.percent) / (n1 + n2) / 100;
  const later = binomialProbabilities(n1, together);
  const earlier = binomialProbabilities(n2, together);
  const limits = (x1: number, x2: number) =>
    newcombeDifference({ p1: x1 / n1, n1, p2: x2 / n2, n2, confidence: confidence / 100 });
  let [lowest, highest] = [earlier.first, earlier.first];
  const unseen = later.probabilities.map((probability, i) => {
    const x1 = later.first + i;
    // The answers of the earlier wave that differ too little from these move up with them.
    while (lowest <= earlier.last && limits(x1, lowest).lower > 0) lowest += 1;
    while (highest <= earlier.last && limits(x1, highest).upper >= 0) highest += 1;
    return probability * sum(earlier.probabilities.slice(lowest - earlier.first, highest - earlier.first));
  });
  return 1 - sum(unseen);
}
