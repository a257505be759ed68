import { planMeasures } from "../plan/plan.js";
import { expectedByChance } from "../rules/chances/expected-by-chance.js";
import type { FalseAlarms } from "../rules/false-alarms.js";
import { ownSeries, type RatingContext } from "../rules/rate-measure.js";
import { ratePlan } from "../rules/rate-plan.js";
import type { DashboardView } from "./page-files.js";
import { sparklineOf } from "./sparkline-of.js";

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
    expectedByChance: expectedByChance(rating, context, falseAlarms)
  };
}
