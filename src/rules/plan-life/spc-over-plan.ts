import type { Settings } from "../../plan/settings.js";
import type { DrawnSeries } from "../chances/drawn-series.js";
import { contrastStrengths } from "../chances/spc-strengths.js";
import { spcDesign, spcWindows } from "../r5-spc.js";
import { isMissing } from "../windows/series-window.js";
import { baselineEnd, planLooks } from "./plan-looks.js";
import { type Look, largestOverLooks, type PlanStrengths } from "./plan-strengths.js";

/** R5 calibrated at every look of a plan, from the first whose recent months all come after the baseline. */
export function spcOverPlan(planned: DrawnSeries, settings: Settings): PlanStrengths | undefined {
  return largestOverLooks(planned.histories[0]!.length, looksOf(planned, settings));
}

function* looksOf(planned: DrawnSeries, settings: Settings): Generator<Look> {
  const { series } = planned;
  const end = baselineEnd(settings);
  for (const look of planLooks(end, series.monthsPerPeriod, settings)) {
    const windows = spcWindows(series, look, settings);
    if (isMissing(windows) || windows.recent.from <= end) continue;
    const design = spcDesign(series, look, windows, settings);
    // With as many columns as periods there is no test.
    if (design.periods <= design.row(design.firstIndex).length) continue;
    yield (known) => contrastStrengths(planned, design, known);
  }
}
