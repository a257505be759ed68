import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { ProjectCopy } from "../project-copy.js";
import { editedMeasurePage } from "./edited-measure-page.js";
import { workedPages } from "./worked-pages.js";

/** A copy of the project with pages of an author's own, where it is served, and a window to open it in. */
export interface OwnSite {
  copy: ProjectCopy;
  /** Address of the site, without a slash at the end. */
  origin: string;
  page: Page;
}

/** Puts pages of an author's own beside the data of a copy. */
export function addOwnPages(copy: ProjectCopy): void {
  mkdirSync(copy.path("data/pages/measures"), { recursive: true });
  cpSync("test/site/own-pages/winter.md", copy.path("data/pages/winter.md"));
  cpSync("test/site/own-pages/domestic-burglary.md", copy.path("data/pages/measures/domestic-burglary.md"));
  for (const [name, markdown] of workedPages()) writeFileSync(copy.path(`data/pages/${name}.md`), markdown);
  const measure = "measures/[measure].md";
  writeFileSync(
    copy.path(`data/pages/${measure}`),
    editedMeasurePage(readFileSync(copy.path(`src/${measure}`), "utf8"))
  );
}
