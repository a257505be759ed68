import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { treeChecksum } from "../../loaders/files/tree-checksum.js";
import { cacheOf } from "./folders.js";

/**
 * What is cached that depends on installed packages only, or is kept by what it was made from: bundles, files copied from
 * packages, compressed copies, pages as they are without scripts.
 */
const FROM_PACKAGES: readonly string[] = ["_npm", "_node", "duckdb", "compressed", "static"];

/** What those depend on. */
const INPUTS: readonly string[] = ["package-lock.json", "loaders/offline", "loaders/duckdb", "src/duckdb"];

/**
 * Empties Framework's cache for the pages under `root` of everything that may be out of date. A build uses any cached output, however old;
 * so only what comes from packages is kept, and only while the packages and the loaders that copy them are the same.
 */
export async function purgeCache(root: string): Promise<void> {
  const cache = cacheOf(root);
  const keyFile = join(cache, "packages.key");
  await mkdir(cache, { recursive: true });
  const key = treeChecksum(INPUTS);
  const same = existsSync(keyFile) && (await readFile(keyFile, "utf8")) === key;
  const kept = new Set(same ? FROM_PACKAGES : []);
  const entries = await readdir(cache);
  await Promise.all(
    entries
      .filter((entry) => !kept.has(entry))
      .map((entry) => rm(join(cache, entry), { recursive: true, force: true }))
  );
  await writeFile(keyFile, key);
}
