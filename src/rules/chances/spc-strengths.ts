import { leastPlausibleDispersion } from "../../statistics/regression/least-plausible-dispersion.js";
import type { SeasonalDesign } from "../models/seasonal-model.js";
import { spreadOf } from "../r5-spc.js";
import type { SpcEvidence } from "../rating.js";
import { type DrawnSeries, placeOf, windowWeights } from "./drawn-series.js";
import { type FalseStrengths, singleLook } from "./false-strengths.js";
import { linearFits } from "./linear-fits.js";
import { weightedSums, windowVariances } from "./weighted-sums.js";

type Windows = Pick<SpcEvidence, "recent" | "previous" | "spread">;

/** R5 as written: the recent mean beyond the lines of the window before it, on either side. */
export function spcStrengths(
  drawn: DrawnSeries,
  { recent, previous, spread = "points" }: Windows
): FalseStrengths {
  const { histories } = drawn;
  const [now, before] = [recent, previous].map((w) => weightedSums(histories, windowWeights(drawn, w)));
  const variances = windowVariances(histories, placeOf(drawn, previous), previous.periods);
  const strengths = variances.map((variance, i) => {
    const error = spreadOf(Math.sqrt(variance), recent.periods, previous.periods, spread);
    return Math.abs(now![i]! - before![i]!) / error;
  });
  return { strengths };
}

/**
 * R5 calibrated: the contrast of the two levels in the rule's own model, with its floor and its inflation. With what is
 * `known` to be reached, in multiples of a single look's critical value, a history that cannot pass it is left at 0.
 */
export function contrastStrengths(
  drawn: DrawnSeries,
  model: SeasonalDesign,
  known?: Float64Array
): FalseStrengths {
  const degreesOfFreedom = model.periods - model.row(model.firstIndex).length;
  const least = leastPlausibleDispersion(degreesOfFreedom);
  const single = singleLook(degreesOfFreedom);
  const fitted = linearFits(drawn, model);
  const strengths = new Float64Array(drawn.histories[0]!.length);
  for (let i = 0; i < strengths.length; i++) {
    const { contrast, dispersion, inflation } = fitted(i);
    const strength = Math.abs(contrast) / Math.sqrt(Math.max(least, dispersion));
    // No inflation is below 1.
    if (!known || strength > known[i]! * single) strengths[i] = strength / inflation();
  }
  return { strengths, degreesOfFreedom };
}
