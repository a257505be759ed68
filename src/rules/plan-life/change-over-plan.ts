import type { Settings } from "../../plan/settings.js";
import { pairedStrengths } from "../chances/change-strengths.js";
import { drawnBaselines } from "../chances/drawn-baselines.js";
import type { DrawnSeries } from "../chances/drawn-series.js";
import { changeBaselineDesign, changeDesign } from "../models/change-model.js";
import type { SeasonalDesign } from "../models/seasonal-model.js";
import { comparedWindows, pairedDifferences } from "../windows/compared-windows.js";
import { isMissing } from "../windows/series-window.js";
import { baselineEnd, planLooks } from "./plan-looks.js";
import { type Look, largestOverLooks, type PlanStrengths } from "./plan-strengths.js";

/** R1 calibrated at every look of a plan, from the first whose latest period shares no month with the baseline. */
export function changeOverPlan(planned: DrawnSeries, settings: Settings): PlanStrengths | undefined {
  return largestOverLooks(planned.histories[0]!.length, looksOf(planned, settings));
}

function* looksOf(planned: DrawnSeries, settings: Settings): Generator<Look> {
  const { series } = planned;
  const yearsOf = keptYears(planned);
  for (const look of planLooks(baselineEnd(settings), series.monthsPerPeriod, settings)) {
    const windows = comparedWindows(series, look, settings);
    if (isMissing(windows) || !pairedDifferences(series, windows)) continue;
    const model = changeDesign(series, look, windows, settings);
    const baseline = changeBaselineDesign(series, look, windows, settings);
    const errors = { model, yearVariances: baseline && yearsOf(baseline) };
    yield (known) => pairedStrengths(planned, windows, errors, known);
  }
}

/** How far years differ in each history, found anew only where what is known of the baseline is not what it was a look before. */
function keptYears(planned: DrawnSeries): (design: SeasonalDesign) => Float64Array {
  let kept: { last: number; variances: Float64Array } | undefined;
  return (design) => {
    const last = design.firstIndex + design.periods;
    if (kept?.last !== last) kept = { last, variances: drawnBaselines(planned, design).yearVariances };
    return kept.variances;
  };
}
