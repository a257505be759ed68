import { mkdir, rename, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { archive } from "../../loaders/archive/archive.js";
import type { Files } from "../../loaders/archive/plan-files.js";
import { cacheOf, PLAN_LOADER, PREVIEW } from "./folders.js";

const LOADER = join(PREVIEW, PLAN_LOADER);

/** The archive as Framework's preview keeps it. */
const ARCHIVE = join(cacheOf(PREVIEW), PLAN_LOADER.replace(/\.ts$/, ""));

/**
 * Puts the plan's files, as an archive, where Framework's preview looks for the output of its loader, and makes
 * everything unpacked from an earlier one out of date. Framework compares times of files only: a cached file is used
 * while it is not older than the loader. The times lie a moment ahead, so that a file being unpacked from the old archive
 * right now counts as old.
 */
export async function cachePlan(plan: Files): Promise<void> {
  await mkdir(dirname(ARCHIVE), { recursive: true });
  await writeFile(`${ARCHIVE}.new`, archive(plan));
  await rename(`${ARCHIVE}.new`, ARCHIVE);
  const soon = new Date(Date.now() + 100);
  await utimes(ARCHIVE, soon, soon);
  await utimes(LOADER, soon, soon);
}
