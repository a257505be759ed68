import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../files/sha256.js";

/** What an analyst edits; sources, schemas and releases have folders of their own. */
const DATA_FILE = /\.(csv|yaml)$/;

/** SHA-256 of each data file that lies in the folder itself, by name, in the order of their names. */
export function dataChecksums(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => DATA_FILE.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, sha256(readFileSync(join(folder, name)))]));
}
