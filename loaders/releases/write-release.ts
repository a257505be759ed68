import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Release } from "../../src/releases/release.js";
import { releaseFolder, releasePath } from "./release-folder.js";
import { releaseText } from "./release-text.js";

/** Writes a release into a data folder: aside first, then renamed, so that no half of it is ever seen. Returns its path. */
export function writeRelease(folder: string, release: Release): string {
  const path = releasePath(folder, release.label);
  const aside = `${path}.new`;
  mkdirSync(releaseFolder(folder), { recursive: true });
  try {
    writeFileSync(aside, releaseText(release));
    renameSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
  return path;
}
