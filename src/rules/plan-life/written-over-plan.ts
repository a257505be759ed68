import type { Month } from "../../plan/month.js";
import type { Polarity } from "../../plan/plan.js";
import type { Settings } from "../../plan/settings.js";
import { changeStrengths } from "../chances/change-strengths.js";
import type { DrawnSeries } from "../chances/drawn-series.js";
import { offencesStrengths } from "../chances/offences-strengths.js";
import { spcStrengths } from "../chances/spc-strengths.js";
import { changeSinceBaseline } from "../r1-change.js";
import { trendProjections } from "../r2-trends.js";
import { spcWindows } from "../r5-spc.js";
import { comparedWindows } from "../windows/compared-windows.js";
import { isMissing, lastIndexAt } from "../windows/series-window.js";
import { baselineEnd, planLooks } from "./plan-looks.js";
import { type Look, largestOverLooks, type PlanStrengths } from "./plan-strengths.js";

/** The look at a period end of a rule as written; undefined where it cannot be judged then. */
type LookAt = (known: DrawnSeries, look: Month) => Look | undefined;

/** What a rule as written finds at every look of a plan, in standard deviations over 1.96. */
function overPlan(planned: DrawnSeries, settings: Settings, lookAt: LookAt): PlanStrengths | undefined {
  const { series, histories } = planned;
  const looks = planLooks(baselineEnd(settings), series.monthsPerPeriod, settings).flatMap((look) => {
    const known = { ...planned, histories: histories.slice(0, lastIndexAt(series, look) + 1) };
    return lookAt(known, look) ?? [];
  });
  return largestOverLooks(histories[0]!.length, looks);
}

/** R8 as written. */
export function writtenChangeOverPlan(planned: DrawnSeries, settings: Settings): PlanStrengths | undefined {
  return overPlan(planned, settings, (known, look) => {
    const windows = comparedWindows(known.series, look, settings);
    return isMissing(windows) ? undefined : () => changeStrengths(known, windows);
  });
}

/** R5 as written, from when its recent months all come after the baseline. */
export function writtenSpcOverPlan(planned: DrawnSeries, settings: Settings): PlanStrengths | undefined {
  return overPlan(planned, settings, (known, look) => {
    const windows = spcWindows(known.series, look, settings);
    if (isMissing(windows) || windows.recent.from <= baselineEnd(settings)) return undefined;
    return () => spcStrengths(known, { ...windows, spread: settings.spc.lines });
  });
}

/** R3 as written: another colour than red. */
export function writtenOffencesOverPlan(
  planned: DrawnSeries,
  settings: Settings,
  better: Polarity
): PlanStrengths | undefined {
  return overPlan(planned, settings, (known, look) => {
    const change = changeSinceBaseline(known.series, better, look, settings, "as-written");
    const trends = trendProjections(known.series, better, look, settings, change);
    if (change.finding === "not-judged" || trends.finding === "not-judged") return undefined;
    return () => offencesStrengths(known, change.evidence, trends.evidence, better, settings);
  });
}
