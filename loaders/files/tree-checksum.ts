import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/** What an editor, an operating system or a build leaves in a folder: names that begin with a full stop. */
const isHidden = (path: string): boolean => path.split("/").some((part) => part.startsWith("."));

/**
 * SHA-256 of these files and of every file of these folders, by their paths from `root` and their bytes, in 64
 * hexadecimal digits: the same wherever `root` lies.
 */
export function treeChecksum(paths: readonly string[], root = "."): string {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((path) => filesAt(path, root)).sort()) {
    const bytes = readFileSync(resolve(root, path));
    // The length keeps files apart.
    hash.update(`${path} ${bytes.length} `).update(bytes);
  }
  return hash.digest("hex");
}

function filesAt(path: string, root: string): string[] {
  const at = resolve(root, path);
  if (statSync(at).isFile()) return [path];
  const entries = readdirSync(at, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(at, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !isHidden(file))
    .map((file) => `${path}/${file}`);
}
