import { basename, join, resolve } from "node:path";
import { textHash } from "./text-hash.js";

/**
 * Where something of a data folder is kept: git-ignored, and safe to delete. CONTROL_LINES_CACHE names another parent. Every
 * data folder has a name of its own, so that reading one never takes away what was kept of another.
 */
export function cachePath(kind: string, data: string): string {
  const path = resolve(data);
  const name = `${basename(path)}-${textHash(path)}`;
  return join(process.env.CONTROL_LINES_CACHE || ".cache", kind, name);
}
