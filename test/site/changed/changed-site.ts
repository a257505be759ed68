import type { Browser } from "playwright-core";
import type { ProjectCopy } from "../project-copy.js";

/** A copy of the project in which much is changed, its built site, and a browser to open that in. */
export interface ChangedSite {
  copy: ProjectCopy;
  /** Address of the site, without a slash at the end. */
  origin: string;
  browser: Browser;
}
