import type { Polarity } from "../plan/plan.js";
import { rankDistribution, rankInterval } from "../statistics/comparison/rank-distribution.js";
import type { ForceValue, PositionEvidence } from "./rating.js";

/** Confidence of a rank's interval. */
export const RANK_CONFIDENCE = 0.95;

/** Rank of one of several figures, 1 = best, with the interval that the figures' standard errors leave it. Equal figures share the better rank. */
export function forceRank(
  figures: readonly ForceValue[],
  index: number,
  better: Polarity
): PositionEvidence["rank"] {
  const lowerIsBetter = better === "lower";
  const own = figures[index]!.value;
  const ahead = figures.filter((f) => (lowerIsBetter ? f.value < own : f.value > own)).length;
  const distribution = rankDistribution({
    values: figures.map((f) => f.value),
    standardErrors: figures.map((f) => f.standardError),
    index,
    lowerIsBetter
  });
  const { lower, upper } = rankInterval(distribution, RANK_CONFIDENCE);
  return { position: ahead + 1, of: figures.length, lower, upper };
}
