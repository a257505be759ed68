import type { FalseAlarms } from "../rules/false-alarms.js";
import type { RatingContext } from "../rules/rate-measure.js";
import { dashboardView } from "./dashboard-view.js";
import { offered } from "./offered.js";
import type { DashboardFile } from "./page-files.js";

/** The dashboard's file: the published view, and what may be chosen in its place. */
export function dashboardFile(context: RatingContext, falseAlarms: FalseAlarms): DashboardFile {
  const { plan, data } = context;
  return { plan, forces: data.forces, view: dashboardView(context, falseAlarms), ...offered(context) };
}
