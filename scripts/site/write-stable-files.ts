import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Files } from "../../loaders/archive/plan-files.js";
import { SITE_IDENTITY } from "./folders.js";

/**
 * Names that stay the same from build to build, so that other programs can read the site's ratings, their sources, and
 * what the site is of.
 */
const STABLE_FILES = ["ratings.json", "ratings.csv", "provenance.json", SITE_IDENTITY] as const;

/** The figures of each measure among the plan's files; in a site they stand beside the measure's page. */
const OF_MEASURE = /^data\/(.*)$/;

/**
 * Writes the files of a plan whose names stay to the top of a built site, and each measure's figures beside its page. Throws
 * when one is missing.
 */
export async function writeStableFiles(plan: Files, site: string): Promise<void> {
  for (const name of STABLE_FILES) {
    const content = plan[name];
    if (content === undefined) throw new Error(`the plan has no ${name}`);
    await writeFile(join(site, name), content);
  }
  await mkdir(join(site, "measures"), { recursive: true });
  for (const [path, content] of Object.entries(plan)) {
    const name = OF_MEASURE.exec(path)?.[1];
    if (name) await writeFile(join(site, "measures", name), content);
  }
}
