import type { Polarity } from "../../plan/plan.js";
import type { Settings } from "../../plan/settings.js";
import { askedPerPeriod, isTarget } from "../../plan/target.js";
import type { ChangeEvidence, TrendsEvidence } from "../rating.js";
import { changeInErrors } from "./change-strengths.js";
import { type DrawnSeries, placeOf } from "./drawn-series.js";
import type { FalseStrengths } from "./false-strengths.js";
import { trendWeights, type Weights, weightedSums } from "./weighted-sums.js";

/**
 * R3 as written: without change no improvement is there and none can be projected, so red is right and every other colour
 * false: an improvement beyond R1's line, or a straight line that reaches the target.
 */
export function offencesStrengths(
  drawn: DrawnSeries,
  change: Pick<ChangeEvidence, "baseline" | "latest">,
  trends: TrendsEvidence,
  better: Polarity,
  settings: Settings
): FalseStrengths {
  const sign = better === "lower" ? -1 : 1;
  const { before, errors, change: changes } = changeInErrors(drawn, change);
  const lines = trends.projections.map(({ from }) =>
    weightedSums(drawn.histories, meanOfTarget(drawn, from, trends))
  );
  const strengths = before.map((baselineMean, i) => {
    let best = Number.NEGATIVE_INFINITY;
    for (const line of lines) best = Math.max(best, sign * line[i]!);
    const reached = reachedUpTo(sign * best, baselineMean, errors[i]!);
    // A projection that does not hold is red where the settings say so, and then it is not false.
    return settings.unmaintained === "red" ? reached : Math.max(reached, sign * changes[i]!);
  });
  return { strengths };

  function reachedUpTo(mean: number, baselineMean: number, error: number): number {
    if (settings.achievement === "significant") return (sign * (mean - baselineMean)) / error;
    const { monthsPerPeriod } = drawn.series;
    const asked = isTarget(settings.achievement)
      ? askedPerPeriod(settings.achievement, { baselineMean, monthsPerPeriod, ...settings.target })
      : baselineMean;
    return asked !== undefined && sign * (mean - asked) > 0
      ? Number.POSITIVE_INFINITY
      : Number.NEGATIVE_INFINITY;
  }
}

/** Weights of the target period's mean: what is known of it, and for the rest the straight line from a month on. */
function meanOfTarget(drawn: DrawnSeries, from: string, { target }: TrendsEvidence): Weights {
  const periods = drawn.histories.length;
  const start = placeOf(drawn, { from });
  const first = placeOf(drawn, target);
  const weights = new Float64Array(periods);
  for (let place = first; place < first + target.periods; place++) {
    if (place < periods) weights[place]! += 1 / target.periods;
    else
      trendWeights(periods, start, place).forEach((weight, t) => {
        weights[t]! += weight / target.periods;
      });
  }
  return weights;
}
