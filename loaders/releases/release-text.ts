import type { Release } from "../../src/releases/release.js";
import { sha256 } from "../files/sha256.js";

/**
 * The text of a release file: JSON with one line for each part, every rating on its own. The last part is a SHA-256 of
 * all the others, so that a release that was edited or cut short is noticed. The same release gives the same text.
 */
export function releaseText(release: Release): string {
  const { ratings, ...parts } = release;
  const lines = Object.entries(parts).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`
  );
  const rows = ratings.map((rating) => JSON.stringify(rating)).join(",\n");
  return `{\n${[...lines, `"ratings":[\n${rows}\n]`, `"checksum":"${checksumOf(release)}"`].join(",\n")}\n}\n`;
}

/** SHA-256 of a release without its checksum. */
export function checksumOf({ checksum: _, ...release }: Release & { checksum?: string }): string {
  return sha256(JSON.stringify({ ...release, ratings: undefined }) + JSON.stringify(release.ratings));
}
