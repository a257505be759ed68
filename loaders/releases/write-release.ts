import type { Release } from "../../src/releases/release.js";
import { writeNew, writeWhole } from "../files/write-whole.js";
import { releasePath } from "./release-folder.js";
import { releaseText } from "./release-text.js";

/**
 * Writes a release into a data folder, whole or not at all. Returns its path; null, with nothing changed, when there is
 * one of its label and none is to be replaced: another process may have made it a moment ago.
 */
export function writeRelease(
  folder: string,
  release: Release,
  { replace }: { replace: boolean }
): string | null {
  const path = releasePath(folder, release.label);
  const text = releaseText(release);
  if (replace) writeWhole(path, text);
  else if (!writeNew(path, text)) return null;
  return path;
}
