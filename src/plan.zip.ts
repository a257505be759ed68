// Everything the pages read, computed once: plan/dashboard.json, plan/measures/<id>.json, plan/inputs.json, plan/changes.json, plan/plan.duckdb.
import { chosenFolder } from "../loaders/data/chosen-folder.js";
import { planFiles } from "../loaders/plan-archive.js";
import { writeArchive } from "../loaders/write-archive.js";

await writeArchive(() => planFiles(chosenFolder()));
