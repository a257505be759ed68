import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";

/** What an editor, an operating system or a build leaves in a folder: names that begin with a full stop. */
const isHidden = (path: string): boolean => path.split("/").some((part) => part.startsWith("."));

/** SHA-256 of these files and of every file of these folders, by their paths and bytes, in 64 hexadecimal digits. */
export function treeChecksum(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesAt).sort()) {
    const bytes = readFileSync(path);
    // The length keeps files apart.
    hash.update(`${path} ${bytes.length} `).update(bytes);
  }
  return hash.digest("hex");
}

function filesAt(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.replaceAll("\\", "/"), entry.name))
    .filter((file) => !isHidden(posix.relative(path, file)));
}
