import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";

/** Names that stay the same from build to build, so that other programs can read the site's ratings. */
export const RATING_FILES = ["ratings.json", "ratings.csv"] as const;

/** Copies the ratings out of the plan archive to the top of a built site. Throws when the archive has none. */
export async function writeRatings(plan: Uint8Array, site: string): Promise<void> {
  const files = unzipSync(plan, { filter: ({ name }) => RATING_FILES.some((file) => file === name) });
  for (const name of RATING_FILES) {
    const content = files[name];
    if (!content) throw new Error(`the plan archive has no ${name}`);
    await writeFile(join(site, name), content);
  }
}
