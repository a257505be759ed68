import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { formatUnits } from "../../src/words/format.js";
import { cachePath } from "../files/cache-path.js";
import { keepJson, keptJson } from "../files/kept-json.js";
import { textHash } from "../files/text-hash.js";
import type { Source } from "./source.js";
import type { SourceResult } from "./source-result.js";

/** Changes whenever records could be read differently by the same version of the program. */
const READER = 6;

/** Where the results of reading a data folder are kept. */
export function cacheFolder(data: string): string {
  return cachePath("sources", data);
}

/** The first part of the names of a source's results: it changes with the declaration and the software. */
export function cachePrefix(source: Source, software: string): string {
  return `${source.id}-${textHash(String(READER), software, JSON.stringify(source))}`;
}

/**
 * The name under which a source's result is kept: it changes with its declaration, any byte or name of its inputs, the
 * names of forces and areas, and the software.
 */
export function cacheKey(prefix: string, contents: readonly string[]): string {
  return `${prefix}-${textHash(...contents)}`;
}

/** Is anything kept for a source that is declared so? If not, its records are read whatever its files hold. */
export function mayBeKept(folder: string, prefix: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(prefix));
}

/** The result that is kept under a key, or null. A file that is not as it was written is set aside. */
export const cached = (folder: string, key: string): SourceResult | null => keptJson(pathOf(folder, key));

/** Removes every result but those under these keys; returns how many. What another process is writing stays. */
export function removeOthers(folder: string, keys: readonly string[]): number {
  if (!existsSync(folder)) return 0;
  const used = new Set(keys.map((key) => `${key}.json`));
  const others = readdirSync(folder).filter((name) => name.endsWith(".json") && !used.has(name));
  for (const name of others) rmSync(join(folder, name), { force: true });
  return others.length;
}

/** What is said of results that were removed. */
export function removedText(removed: number): string {
  return `Removed ${formatUnits(removed, "result")} of earlier readings, which no source gives any more.`;
}

/** Keeps a result: there is never half a file under its name. */
export const keep = (folder: string, key: string, result: SourceResult): void =>
  keepJson(pathOf(folder, key), result);

const pathOf = (folder: string, key: string): string => join(folder, `${key}.json`);
