import type { DashboardFile } from "../../../src/views/page-files.js";
import { held } from "./held.js";

/** The first view of the plan, which the file holds: nothing has to be waited for. */
export const dashboard = held.files["plan/dashboard.json"] as DashboardFile;
