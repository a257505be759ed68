import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";

/** Names that stay the same from build to build, so that other programs can read the site's ratings and their sources. */
const STABLE_FILES = ["ratings.json", "ratings.csv", "provenance.json"] as const;

/** Copies the files with names that stay out of the plan archive to the top of a built site. Throws when one is missing. */
export async function writeStableFiles(plan: Uint8Array, site: string): Promise<void> {
  const files = unzipSync(plan, { filter: ({ name }) => STABLE_FILES.some((file) => file === name) });
  for (const name of STABLE_FILES) {
    const content = files[name];
    if (!content) throw new Error(`the plan archive has no ${name}`);
    await writeFile(join(site, name), content);
  }
}
