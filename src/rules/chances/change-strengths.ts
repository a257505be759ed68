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

/** What R1 calibrated finds in every history. */
export interface PairedChanges {
  /** Mean of the baseline, and how far that of the latest period lies above it. */
  before: Float64Array;
  changes: Float64Array;
  /** Standard errors of the changes. */
  errors: Float64Array;
  degreesOfFreedom: number;
}

/** R1's t test of paired periods, with its floor, its inflation by the residuals of the given model and the part from year to year. */
export function pairedChanges(drawn: DrawnSeries, windows: Windows, of: ErrorsOfChange): PairedChanges {
  const { before, changes, degreesOfFreedom, errorOf } = pairedTest(drawn, windows, of);
  return { before, changes, errors: changes.map((_, i) => errorOf(i, true)), degreesOfFreedom };
}

/** R8 calibrated: beyond R1's lines on either side. */
export function changesInErrors({ changes, errors, degreesOfFreedom }: PairedChanges): FalseStrengths {
  return { strengths: changes.map((change, i) => Math.abs(change) / errors[i]!), degreesOfFreedom };
}

/**
 * The same at one of many looks. With what is `known` to be reached, in multiples of a single look's critical value, a history that
 * cannot pass it is left at 0.
 */
export function pairedStrengths(
  drawn: DrawnSeries,
  windows: Windows,
  of: ErrorsOfChange,
  known: Float64Array
): FalseStrengths {
  const { changes, degreesOfFreedom, errorOf } = pairedTest(drawn, windows, of);
  const single = singleLook(degreesOfFreedom);
  const strengths = changes.map((change, i) =>
    // No inflation is below 1.
    Math.abs(change) > known[i]! * single * errorOf(i, false) ? Math.abs(change) / errorOf(i, true) : 0
  );
  return { strengths, degreesOfFreedom };
}

/** The parts of the test; the error of a history takes time where it is inflated. */
function pairedTest(
  drawn: DrawnSeries,
  { baseline, latest }: Windows,
  { model, yearVariances }: ErrorsOfChange
) {
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
  const errorOf = (i: number, isInflated: boolean) => {
    const counting = least * (atFirst![i]! + atNow![i]!);
    const ofMonths = Math.max(spreads[i]!, counting) / n;
    const ofYears = yearVariances
      ? (yearVariances[i]! / (n / year)) * (atFirst![i]! ** 2 + atNow![i]! ** 2)
      : 0;
    const inflation = (isInflated && fitted?.(i).inflation()) || 1;
    return Math.sqrt(ofMonths * inflation ** 2 + ofYears);
  };
  return { before: atFirst!, changes: means, degreesOfFreedom: n - 1, errorOf };
}
