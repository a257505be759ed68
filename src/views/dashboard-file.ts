import { SINGLE_READINGS } from "../plan/readings.js";
import { expectedByChance } from "../rules/chances/expected-by-chance.js";
import type { FalseAlarms } from "../rules/false-alarms.js";
import type { RatingContext } from "../rules/rate-measure.js";
import { dashboardView } from "./dashboard-view.js";
import { offered } from "./offered.js";
import type { DashboardFile } from "./page-files.js";

/** The dashboard's file: the published view, and what may be chosen in its place. */
export function dashboardFile(context: RatingContext, falseAlarms: FalseAlarms): DashboardFile {
  const { plan, data } = context;
  const view = dashboardView(context, falseAlarms);
  const byChance = SINGLE_READINGS.map((reading) => {
    const published = { ...view.rating, settings: { ...view.rating.settings, reading } };
    return [reading, expectedByChance(published, context)];
  });
  return {
    plan,
    forces: data.forces.map(({ id, name, region, total }) => ({ id, name, region, ...(total && { total }) })),
    view,
    byChance: Object.fromEntries(byChance) as DashboardFile["byChance"],
    ...offered(context)
  };
}
