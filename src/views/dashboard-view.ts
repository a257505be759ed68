import { planMeasures } from "../plan/plan.js";
import { expectedByChance } from "../rules/chances/expected-by-chance.js";
import { standingColours } from "../rules/chances/standing-colours.js";
import type { FalseAlarms } from "../rules/false-alarms.js";
import { expectedOverPlan } from "../rules/plan-life/expected-over-plan.js";
import { ownSeries, type RatingContext } from "../rules/rate-measure.js";
import { ratePlan } from "../rules/rate-plan.js";
import type { DashboardView } from "./page-files.js";
import { sparklineOf } from "./sparkline-of.js";
import { targetChances } from "./target-chances.js";

/** The dashboard for one force, period end and settings: by the build for the plan's own, in the browser for any other. */
export function dashboardView(context: RatingContext, falseAlarms: FalseAlarms): DashboardView {
  return whole(ratedView(context), context, falseAlarms);
}

function whole(view: DashboardView, context: RatingContext, falseAlarms: FalseAlarms): DashboardView {
  const { rating } = view;
  return {
    ...view,
    expectedByChance: expectedByChance(rating, context),
    overPlan: expectedOverPlan(rating, context, falseAlarms),
    standing: standingColours(rating, context)
  };
}

/** The same at once, while it is still open what chance alone would give. */
export function ratedView(context: RatingContext): DashboardView {
  const rating = ratePlan(context);
  const sparklines = planMeasures(context.plan).flatMap(({ measure }) => {
    const series = ownSeries(measure, context);
    return series ? [[measure.id, sparklineOf(series, context.period)] as const] : [];
  });
  return {
    rating,
    sparklines: Object.fromEntries(sparklines),
    targetChances: targetChances(rating, context),
    expectedByChance: null,
    overPlan: null,
    standing: null
  };
}

const turn = () => new Promise<void>((done) => setTimeout(done));

/**
 * A rated view with what chance alone would give, worked out a measure at a time, so that a page stays at its reader's hand;
 * undefined when the reader has gone on meanwhile.
 */
export async function withChance(
  view: DashboardView,
  context: RatingContext,
  falseAlarms: FalseAlarms,
  isWanted: () => boolean
): Promise<DashboardView | undefined> {
  const { rating } = view;
  for (const measure of rating.measures) {
    const alone = { ...rating, measures: [measure] };
    for (const part of [expectedByChance, standingColours, expectedOverPlan]) {
      await turn();
      if (!isWanted()) return undefined;
      // What takes time is kept where it was worked out: the whole finds it there.
      part(alone, context, falseAlarms);
    }
  }
  return whole(view, context, falseAlarms);
}
