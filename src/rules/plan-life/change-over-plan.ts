import type { Settings } from "../../plan/settings.js";
import { pairedStrengths } from "../chances/change-strengths.js";
import type { DrawnSeries } from "../chances/drawn-series.js";
import { changeDesign } from "../models/change-model.js";
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
  for (const look of planLooks(baselineEnd(settings), series.monthsPerPeriod, settings)) {
    const windows = comparedWindows(series, look, settings);
    if (isMissing(windows) || !pairedDifferences(series, windows)) continue;
    const design = changeDesign(series, look, windows, settings);
    yield (known) => pairedStrengths(planned, windows, design, known);
  }
}
