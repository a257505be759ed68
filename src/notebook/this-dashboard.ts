import type { DashboardFile } from "../views/page-files.js";
import { planFiles } from "./plan-files.js";

/** The first view of this site's plan, read with the page. */
export const dashboard = await planFiles.dashboard.json<DashboardFile>();
