import type { PlanInputs } from "../components/choice/plan-inputs.js";
import type { InputsFile } from "../views/page-files.js";
import { planFiles } from "./plan-files.js";

/** The data behind the pages of this site, fetched when a reader chooses another view than the published one. */
export const thisPlanInputs: PlanInputs = {
  own: () => planFiles.inputs.json<InputsFile>(),
  all: () => planFiles.allForces.json<InputsFile>()
};
