import { readFileSync } from "node:fs";
import { dataFor } from "../../../loaders/data/data-for.js";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { type Methodology, methodology } from "../../../src/components/methodology/methodology-context.js";
import { dashboardView } from "../../../src/views/dashboard-view.js";
import type { DashboardFile } from "../../../src/views/page-files.js";

/** A file of the evidence in the project. */
export const evidenceFile = (name: string) => JSON.parse(readFileSync(`data/evidence/${name}.json`, "utf8"));

/** The shipped plan as the pages load it. */
function shipped(): { source: Methodology; dashboard: Pick<DashboardFile, "plan" | "forces" | "view"> } {
  const checked = loadData("data");
  const context = ownContext(checked);
  const falseAlarms = evidenceFile("false-alarms");
  const dashboard = {
    plan: checked.plan,
    forces: checked.data.forces,
    view: dashboardView(context, falseAlarms)
  };
  const data = dataFor(checked.plan.force, checked.plan, checked.data);
  return {
    source: methodology(dashboard, { plan: checked.plan, data, falseAlarms }, evidenceFile("rules")),
    dashboard
  };
}

export const { source, dashboard } = shipped();
