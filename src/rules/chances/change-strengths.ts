import { leastPlausibleDispersion } from "../../statistics/regression/least-plausible-dispersion.js";
import type { SeasonalDesign } from "../models/seasonal-model.js";
import type { ChangeEvidence } from "../rating.js";
import { positionInYear } from "../windows/series-window.js";
import { type DrawnSeries, placeOf, windowWeights } from "./drawn-series.js";
import { type FalseStrengths, singleLook } from "./false-strengths.js";
import { linearFits } from "./linear-fits.js";
import { meanWeights, weightedSums, windowVariances } from "./weighted-sums.js";

type Windows = Pick<ChangeEvidence, "baseline" | "latest">;

/** What R1 says, as written, of every history: latest less baseline mean in standard errors. */
export function changeInErrors(drawn: DrawnSeries, { baseline, latest }: Windows) {
  const means = [baseline, latest].map((w) => weightedSums(drawn.histories, windowWeights(drawn, w)));
  const [before, now] = means as [Float64Array, Float64Array];
  const [ofBaseline, ofLatest] = [baseline, latest].map((window) =>
    windowVariances(drawn.histories, placeOf(drawn, window), window.periods)
  ) as [Float64Array, Float64Array];
  const errors = ofBaseline.map((s, i) => Math.sqrt(s / baseline.periods + ofLatest[i]! / latest.periods));
  return { before, errors, change: now.map((mean, i) => (mean - before[i]!) / errors[i]!) };
}

/** R8 as written: beyond R1's lines on either side. */
export function changeStrengths(drawn: DrawnSeries, windows: Windows): FalseStrengths {
  return { strengths: changeInErrors(drawn, windows).change.map(Math.abs) };
}

/** How R1's method finds the error of a history: its model, where it can be fitted, and of each how far whole years differ. */
export interface ErrorsOfChange {
  model: SeasonalDesign | undefined;
  yearVariances?: Float64Array | undefined;
}

/**
 * R8 calibrated: R1's t test of paired periods, with its floor, its inflation by the residuals of the given model and the part
 * from year to year. With what is `known` to be reached, in multiples of a single look's critical value, a history that cannot
 * pass it is left at 0.
 */
export function pairedStrengths(
  drawn: DrawnSeries,
  { baseline, latest }: Windows,
  { model, yearVariances }: ErrorsOfChange,
  known?: Float64Array
): FalseStrengths {
  const { series, histories } = drawn;
  const year = 12 / series.monthsPerPeriod;
  const [first, now] = [baseline, latest].map((window) => placeOf(drawn, window)) as [number, number];
  const shift = (positionInYear(series, now) - positionInYear(series, first) + year) % year;
  const differences = Array.from({ length: latest.periods }, (_, t) => {
    const before = histories[first + t - (t % year) + ((t + shift) % year)]!;
    return histories[now + t]!.map((count, i) => count - before[i]!);
  });
  const n = differences.length;
  const means = weightedSums(differences, meanWeights(n, 0, n));
  const spreads = windowVariances(differences, 0, n);
  const least = leastPlausibleDispersion(n - 1);
  const [atFirst, atNow] = [baseline, latest].map((w) => weightedSums(histories, windowWeights(drawn, w)));
  const fitted = model && linearFits(drawn, model);
  const single = singleLook(n - 1);
  const strengths = means.map((mean, i) => {
    const counting = least * (atFirst![i]! + atNow![i]!);
    const ofMonths = Math.max(spreads[i]!, counting) / n;
    const ofYears = yearVariances
      ? (yearVariances[i]! / (n / year)) * (atFirst![i]! ** 2 + atNow![i]! ** 2)
      : 0;
    // No inflation is below 1.
    if (known && !(Math.abs(mean) > known[i]! * single * Math.sqrt(ofMonths + ofYears))) return 0;
    const inflation = fitted?.(i).inflation() ?? 1;
    return Math.abs(mean) / Math.sqrt(ofMonths * inflation ** 2 + ofYears);
  });
  return { strengths, degreesOfFreedom: n - 1 };
}
