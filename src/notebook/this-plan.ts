import type { DashboardFile } from "../views/page-files.js";
import { openPlan } from "./open-plan.js";
import { planFiles } from "./plan-files.js";
import { thisPlanInputs } from "./plan-inputs.js";

/** The plan of this site. Its first view is read with the page; the data behind it when a reader chooses another. */
const opened = openPlan({
  dashboard: await planFiles.dashboard.json<DashboardFile>(),
  inputs: thisPlanInputs
});

export const { choice, plan, measures, rated, choose } = opened;
