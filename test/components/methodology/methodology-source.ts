import { readFileSync } from "node:fs";
import { dataFor } from "../../../loaders/data/data-for.js";
import { methodology } from "../../../src/components/methodology/methodology-context.js";
import type { Settings } from "../../../src/plan/settings.js";
import { dashboardFile } from "../../../src/views/dashboard-file.js";
import { hindsightFile } from "../../../src/views/hindsight-file.js";
import { sampleContext, samplePlan } from "../../sample-plan.js";

/** A file of the evidence in the project. */
export const evidenceFile = (name: string) => JSON.parse(readFileSync(`data/evidence/${name}.json`, "utf8"));

/** The shipped plan as the methodology's pages have it, with other settings if they are given. */
export function methodologyWith(settings: Settings = sampleContext.settings) {
  const falseAlarms = evidenceFile("false-alarms");
  const dashboard = dashboardFile({ ...sampleContext, settings }, falseAlarms);
  const data = dataFor(samplePlan.plan.force, samplePlan.plan, samplePlan.data);
  const inputs = { plan: samplePlan.plan, data, falseAlarms };
  return { source: methodology(dashboard, inputs, evidenceFile("rules")), dashboard, inputs };
}

/** The shipped plan as the pages load it. */
function shipped() {
  const hindsight = hindsightFile({
    ...sampleContext,
    scalings: evidenceFile("scaling-by-quarter").quarters
  });
  return { hindsight, ...methodologyWith() };
}

const { dashboard, hindsight, inputs, source } = shipped();

export { source };

const FILES: Record<string, () => unknown> = {
  "../plan/dashboard.json": () => dashboard,
  "../plan/hindsight.json": () => hindsight,
  "../plan/inputs.json": () => inputs,
  "../plan/evidence/chances.json": () => evidenceFile("chances"),
  "../plan/evidence/change.json": () => evidenceFile("change"),
  "../plan/evidence/position.json": () => evidenceFile("position"),
  "../plan/evidence/plan-life.json": () => evidenceFile("plan-life"),
  "../plan/evidence/rules.json": () => source.evidence,
  "../plan/evidence/bands.json": () => evidenceFile("bands"),
  "../plan/evidence/pooled-constants.json": () => evidenceFile("pooled-constants"),
  "../plan/evidence/backtest.json": () => evidenceFile("backtest"),
  "../plan/evidence/projections-2014.json": () => evidenceFile("projections-2014")
};

/** The files of the shipped plan, for a page that is rendered in a test. */
export const fileOfPlan = (path: string) => ({ json: async () => FILES[path]!() });
