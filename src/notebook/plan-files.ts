import { FileAttachment } from "observablehq:stdlib";

/** The plan's files of this site: the dashboard's is read by every page of the plan, the others when a reader asks for more. */
export const planFiles = {
  dashboard: FileAttachment("../plan/dashboard.json"),
  inputs: FileAttachment("../plan/inputs.json"),
  allForces: FileAttachment("../plan/all-forces.json"),
  evidence: FileAttachment("../plan/evidence/rules.json"),
  histories: FileAttachment("../plan/histories.json"),
  database: FileAttachment("../plan/plan.duckdb")
};
