import { leastPlausibleDispersion } from "../../statistics/regression/least-plausible-dispersion.js";
import type { SeasonalModel } from "../models/seasonal-model.js";
import { spreadOf } from "../r5-spc.js";
import type { SpcEvidence } from "../rating.js";
import { type DrawnSeries, placeOf, windowWeights } from "./drawn-series.js";
import type { FalseStrengths } from "./false-strengths.js";
import { modelFits } from "./linear-fits.js";
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

/** R5 calibrated: the contrast of the two levels in the rule's own model, with its floor and its inflation. */
export function contrastStrengths(drawn: DrawnSeries, model: SeasonalModel): FalseStrengths {
  const { degreesOfFreedom } = model.fit;
  const { contrast, dispersion, inflation } = modelFits(drawn, model);
  const least = leastPlausibleDispersion(degreesOfFreedom);
  const strengths = contrast.map(
    (effect, i) => Math.abs(effect) / (Math.sqrt(Math.max(least, dispersion[i]!)) * inflation[i]!)
  );
  return { strengths, degreesOfFreedom };
}
