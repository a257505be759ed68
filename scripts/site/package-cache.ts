import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheOf } from "./folders.js";

/** What Framework caches that depends on installed packages only: bundles, files copied from packages, compressed copies. */
const FROM_PACKAGES: readonly string[] = ["_npm", "_node", "duckdb", "compressed"];

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
  const key = await packagesKey();
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

async function packagesKey(): Promise<string> {
  const hash = createHash("sha256");
  for (const path of (await Promise.all(INPUTS.map(filesUnder))).flat().sort()) {
    hash.update(path).update(await readFile(path));
  }
  return hash.digest("hex");
}

async function filesUnder(path: string): Promise<string[]> {
  if (path.includes(".")) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
