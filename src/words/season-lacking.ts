import type { Month } from "../plan/month.js";
import type { Series } from "../plan/plan-data.js";
import type { Settings } from "../plan/settings.js";
import { lastIndexAt, periodsOf, unbrokenRun } from "../rules/windows/series-window.js";
import { formatNumber, formatUnits } from "./format.js";

/** Why the season of a series cannot be taken out, as a clause: "36 months in a row up to the period end are needed, there are 30". */
export function seasonLacking(series: Series, period: Month, { season }: Settings): string {
  if (season.method === "none") return "the settings choose no season";
  const needed = periodsOf(series, season.minimum);
  const { counts } = unbrokenRun(series, lastIndexAt(series, period), periodsOf(series, season.window));
  const units = formatUnits(needed, series.monthsPerPeriod === 1 ? "month" : "quarter");
  return counts.length < needed
    ? `${units} in a row up to the period end are needed, there are ${formatNumber(counts.length)}`
    : "no season can be fitted to these counts";
}
