import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Files } from "../../loaders/archive/plan-files.js";
import { SITE_IDENTITY } from "./folders.js";

/**
 * Names that stay the same from build to build, so that other programs can read the site's ratings, their sources, and
 * what the site is of.
 */
const STABLE_FILES = ["ratings.json", "ratings.csv", "provenance.json", SITE_IDENTITY] as const;

/** Writes the files of a plan whose names stay to the top of a built site. Throws when one is missing. */
export async function writeStableFiles(plan: Files, site: string): Promise<void> {
  for (const name of STABLE_FILES) {
    const content = plan[name];
    if (content === undefined) throw new Error(`the plan has no ${name}`);
    await writeFile(join(site, name), content);
  }
}
