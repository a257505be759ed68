import { openPlan } from "./open-plan.js";
import { thisPlanInputs } from "./plan-inputs.js";
import { dashboard } from "./this-dashboard.js";

/** The plan of this site. Its first view is read with the page; the data behind it when a reader chooses another. */
const opened = openPlan({ dashboard, inputs: thisPlanInputs });

export const { choice, plan, places, measures, rated, choose } = opened;
