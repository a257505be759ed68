import type { Month } from "../plan/month.js";
import { planMeasures } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import { expectedByChance, type FalseAlarms } from "../rules/false-alarms.js";
import { ownSeries, type RatingContext } from "../rules/rate-measure.js";
import { ratePlan } from "../rules/rate-plan.js";
import { lastIndexAt, monthAt } from "../rules/windows/series-window.js";
import type { DashboardView, Sparkline } from "./page-files.js";

/** A sparkline shows two years. */
const SPARKLINE_MONTHS = 24;

/** The last counts of a series up to a period end. */
export function sparklineOf(series: Series, period: Month): Sparkline {
  const last = Math.min(lastIndexAt(series, period), series.counts.length - 1);
  const first = Math.max(0, last - SPARKLINE_MONTHS / series.monthsPerPeriod + 1);
  return {
    start: monthAt(series, first),
    monthsPerPeriod: series.monthsPerPeriod,
    counts: series.counts.slice(first, Math.max(0, last + 1))
  };
}

/** The dashboard for one force, period end and settings: by the build for the plan's own, in the browser for any other. */
export function dashboardView(context: RatingContext, falseAlarms: FalseAlarms): DashboardView {
  const rating = ratePlan(context);
  const sparklines = planMeasures(context.plan).flatMap(({ measure }) => {
    const series = ownSeries(measure, context);
    return series ? [[measure.id, sparklineOf(series, context.period)] as const] : [];
  });
  return {
    rating,
    sparklines: Object.fromEntries(sparklines),
    expectedByChance: expectedByChance(rating, falseAlarms)
  };
}
