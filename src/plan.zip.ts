// Everything the pages read, computed once: plan/dashboard.json, plan/measures/<id>.json, plan/inputs.json, plan/changes.json, plan/plan.duckdb.

import { planFiles } from "../loaders/archive/plan-files.js";
import { writeArchive } from "../loaders/archive/write-archive.js";
import { chosenFolder } from "../loaders/options/chosen-folder.js";

await writeArchive(() => planFiles(chosenFolder()));
