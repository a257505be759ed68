import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { textHash } from "./input-files.js";
import type { Source } from "./source.js";
import type { SourceResult } from "./source-result.js";

/** Changes whenever records could be read differently by the same version of the program. */
const READER = 1;

/** Where the results of reading are kept: git-ignored, and safe to delete. CONTROL_LINES_CACHE names another folder. */
export const cacheFolder = (): string => join(process.env.CONTROL_LINES_CACHE || ".cache", "sources");

/**
 * The name under which a source's result is kept: it changes with its declaration, any byte of its inputs, the names of
 * forces and areas, and the software.
 */
export function cacheKey(
  source: Source,
  parts: { software: string; hashes: string[]; lookups: string[] }
): string {
  const { software, hashes, lookups } = parts;
  return `${source.id}-${textHash(String(READER), software, JSON.stringify(source), ...hashes, "", ...lookups).slice(0, 32)}`;
}

/** The result that is kept under a key, or null. */
export function cached(folder: string, key: string): SourceResult | null {
  const path = pathOf(folder, key);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as SourceResult) : null;
}

/** Keeps a result: written aside, then renamed, so that there is never half a file under its name. */
export function keep(folder: string, key: string, result: SourceResult): void {
  mkdirSync(folder, { recursive: true });
  const path = pathOf(folder, key);
  const aside = `${path}.${process.pid}.new`;
  try {
    writeFileSync(aside, JSON.stringify(result));
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

const pathOf = (folder: string, key: string): string => join(folder, `${key}.json`);
