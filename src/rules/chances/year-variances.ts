import { leastPlausibleDispersion } from "../../statistics/regression/least-plausible-dispersion.js";
import { sum } from "../../statistics/sum.js";
import { yearsKnown } from "../models/baseline-model.js";
import type { SeasonalDesign } from "../models/seasonal-model.js";
import { YEARS, yearVariance } from "../models/year-to-year.js";
import type { DrawnSeries } from "./drawn-series.js";
import { linearFits } from "./linear-fits.js";

/** Of every history, how far R1's third method finds its whole years to differ, by the design of what its baseline tells. */
export function yearVariances(drawn: DrawnSeries, design: SeasonalDesign): Float64Array {
  const { series, histories } = drawn;
  const years = yearsKnown(series, design);
  const count = histories[0]!.length;
  if (!years) return new Float64Array(count).fill(yearVariance(undefined, 0));
  const least = leastPlausibleDispersion(design.periods - design.row(design.firstIndex).length);
  const fitted = linearFits(drawn, design);
  return Float64Array.from({ length: count }, (_, h) => {
    const totals = years.map((year) => sum(year.map((t) => histories[t]![h]!)));
    const { dispersion, inflation } = fitted(h);
    const ofMonths = (Math.max(least, dispersion) * inflation() ** 2) / (sum(totals) / YEARS);
    return yearVariance(totals, ofMonths);
  });
}
