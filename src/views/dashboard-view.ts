import { planMeasures } from "../plan/plan.js";
import { colourChances } from "../rules/chances/colour-chances.js";
import { expectedByChance } from "../rules/chances/expected-by-chance.js";
import type { FalseAlarms } from "../rules/false-alarms.js";
import { publishedRatings } from "../rules/published-ratings.js";
import { ownSeries, type RatingContext } from "../rules/rate-measure.js";
import { ratePlan } from "../rules/rate-plan.js";
import type { DashboardView } from "./page-files.js";
import { sparklineOf } from "./sparkline-of.js";

/** The dashboard for one force, period end and settings: by the build for the plan's own, in the browser for any other. */
export function dashboardView(context: RatingContext, falseAlarms: FalseAlarms): DashboardView {
  const view = ratedView(context);
  return { ...view, expectedByChance: expectedByChance(view.rating, context, falseAlarms) };
}

/** The same at once, while it is still open how many colours chance alone would give. */
export function ratedView(context: RatingContext): DashboardView {
  const rating = ratePlan(context);
  const sparklines = planMeasures(context.plan).flatMap(({ measure }) => {
    const series = ownSeries(measure, context);
    return series ? [[measure.id, sparklineOf(series, context.period)] as const] : [];
  });
  return { rating, sparklines: Object.fromEntries(sparklines), expectedByChance: null };
}

const turn = () => new Promise<void>((done) => setTimeout(done));

/**
 * A rated view with what chance alone would give, worked out a colour at a time, so that a page stays at its reader's hand;
 * undefined when the reader has gone on meanwhile.
 */
export async function withChance(
  view: DashboardView,
  context: RatingContext,
  falseAlarms: FalseAlarms,
  isWanted: () => boolean
): Promise<DashboardView | undefined> {
  const measures = planMeasures(context.plan);
  for (const [i, rating] of view.rating.measures.entries()) {
    for (const result of publishedRatings(rating, view.rating.settings)) {
      await turn();
      if (!isWanted()) return undefined;
      // Kept where it was worked out: the sum finds it there.
      colourChances({ measure: measures[i]!.measure, rating: { ...rating, ratings: [result] }, context });
    }
  }
  return { ...view, expectedByChance: expectedByChance(view.rating, context, falseAlarms) };
}
