import content from "plan:dashboard.json";
import type { DashboardFile } from "../../../src/views/page-files.js";

/** In the kit as one file: the first view of its plan, which the file holds. */
export const dashboard = content as DashboardFile;
