import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Why a folder cannot be written: it has something in it, or is a file. Neither is ever overwritten. */
export function existingProblem(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) return "it is a file; expected the name of a new folder";
  const names = readdirSync(folder);
  if (names.length === 0) return undefined;
  const some = names.slice(0, 3).join(", ");
  return `it has files in it (${some}${names.length > 3 ? ", …" : ""}); expected the name of a new folder`;
}

/** Writes a new folder aside and renames it: it is there whole or not at all. Fails when the folder has anything in it. */
export function writeFolder(folder: string, files: Record<string, string>): void {
  const aside = `${resolve(folder)}.new`;
  mkdirSync(aside, { recursive: true });
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(aside, path)), { recursive: true });
      writeFileSync(join(aside, path), text, { flush: true });
    }
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
