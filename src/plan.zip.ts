// Everything the pages read, computed once: plan/dashboard.json, plan/measures/<id>.json, plan/inputs.json, plan/changes.json, plan/plan.duckdb.
// The preview asks it for an archive; builds and `npm start` compute the same files themselves.

import { archive } from "../loaders/archive/archive.js";
import { computePlan } from "../loaders/archive/compute-plan.js";
import { chosenFolder } from "../loaders/options/chosen-folder.js";

const files = await computePlan(chosenFolder());
if (typeof files === "object") process.stdout.write(archive(files));
else process.exitCode = 1;
