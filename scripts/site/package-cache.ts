import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keepJson, keptJson } from "../../loaders/files/kept-json.js";
import { sha256 } from "../../loaders/files/sha256.js";
import { treeChecksum } from "../../loaders/files/tree-checksum.js";
import { cacheOf } from "./folders.js";

/** What is cached that depends on installed packages only: bundles, and files copied from packages. */
const FROM_PACKAGES: readonly string[] = ["_npm", "_node", "duckdb"];

/** What is kept by what it was made from, each file with its own checksum, or looked at before it is taken. */
const BY_CONTENT: readonly string[] = ["compressed", "static"];

/** What both depend on. */
const INPUTS: readonly string[] = ["package-lock.json", "loaders/offline", "loaders/duckdb", "src/duckdb"];

/** The checksums of the files that came from packages, by path, as {@link sealCache} found them. */
const SEAL = "packages.seal.json";

/**
 * Empties Framework's cache for the pages under `root` of everything that may be out of date. A build uses any cached output, however old;
 * so only what comes from packages is kept, and only while the packages and the loaders that copy them are the same. If one
 * of its files is not as it was, none is kept, which is said: it would be published.
 */
export async function purgeCache(root: string): Promise<void> {
  const cache = cacheOf(root);
  const keyFile = join(cache, "packages.key");
  await mkdir(cache, { recursive: true });
  const key = treeChecksum(INPUTS);
  const same = existsSync(keyFile) && (await readFile(keyFile, "utf8")) === key;
  const damaged = same ? damagedFile(cache) : undefined;
  if (damaged !== undefined) console.error(`${damaged} is damaged: what comes from packages is made anew.`);
  const whole = damaged === undefined ? [...FROM_PACKAGES, SEAL] : [];
  const kept = new Set(same ? [...whole, ...BY_CONTENT] : []);
  const entries = await readdir(cache);
  await Promise.all(
    entries
      .filter((entry) => !kept.has(entry))
      .map((entry) => rm(join(cache, entry), { recursive: true, force: true }))
  );
  await writeFile(keyFile, key);
}

/** Notes what the files from packages hold, so that the next {@link purgeCache} sees which is damaged. */
export async function sealCache(root: string): Promise<void> {
  const cache = cacheOf(root);
  const folders = FROM_PACKAGES.filter((name) => existsSync(join(cache, name)));
  const found = await Promise.all(
    folders.map((name) => readdir(join(cache, name), { recursive: true, withFileTypes: true }))
  );
  const files = found.flat().filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name).slice(cache.length + 1));
  keepJson(
    join(cache, SEAL),
    Object.fromEntries(paths.sort().map((path) => [path, sumOf(join(cache, path))]))
  );
}

/** The first file of a cache that is not as it was sealed, if there is one. */
function damagedFile(cache: string): string | undefined {
  const seal = keptJson<Record<string, string>>(join(cache, SEAL)) ?? {};
  const path = Object.keys(seal).find((each) => sumOf(join(cache, each)) !== seal[each]);
  return path === undefined ? undefined : join(cache, path);
}

const sumOf = (path: string): string | null => (existsSync(path) ? sha256(readFileSync(path)) : null);
