import { leastPlausibleDispersion } from "../../statistics/regression/least-plausible-dispersion.js";
import { sum } from "../../statistics/sum.js";
import { yearsKnown } from "../models/baseline-model.js";
import type { SeasonalDesign } from "../models/seasonal-model.js";
import { varianceOfYears } from "../models/year-to-year.js";
import type { DrawnSeries } from "./drawn-series.js";
import { linearFits } from "./linear-fits.js";

/** What R1's third method knows of every history when its baseline is known. */
export interface DrawnBaselines {
  dispersions: Float64Array;
  inflations: Float64Array;
  /** How far whole years differ beyond what months tell. */
  yearVariances: Float64Array;
}

/** By the design of what the baseline tells. */
export function drawnBaselines(drawn: DrawnSeries, design: SeasonalDesign): DrawnBaselines {
  const { series, histories } = drawn;
  const years = yearsKnown(series, design);
  const least = leastPlausibleDispersion(design.periods - design.row(design.firstIndex).length);
  const fitted = linearFits(drawn, design);
  const count = histories[0]!.length;
  const dispersions = new Float64Array(count);
  const inflations = new Float64Array(count);
  const yearVariances = new Float64Array(count);
  for (let h = 0; h < count; h++) {
    const fit = fitted(h);
    const dispersion = Math.max(least, fit.dispersion);
    const inflation = fit.inflation();
    const totals = years?.map((year) => sum(year.map((t) => histories[t]![h]!)));
    dispersions[h] = dispersion;
    inflations[h] = inflation;
    yearVariances[h] = varianceOfYears(totals, { dispersion, inflation });
  }
  return { dispersions, inflations, yearVariances };
}
