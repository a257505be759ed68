import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isThere } from "../files/is-there.js";
import { hasSources } from "../sources/read-sources-file.js";
import { DATA_FILES } from "./changed-data.js";
import { type Facts, readFacts } from "./read-data.js";

/** Settings are no part of the facts. */
const FILES = DATA_FILES.filter((name) => name !== "settings.yaml");

/**
 * Reads the facts of a data folder as {@link readFacts} does, and keeps the last ones until a byte of their files has
 * changed: whoever changes settings only has the same objects again. Folders with sources.yaml are read anew each
 * time, since their records may lie anywhere.
 */
export function rememberedFacts(): (folder: string) => Facts {
  let last: { fingerprint: string; facts: Facts } | undefined;
  return (folder) => {
    if (hasSources(folder)) return readFacts(folder);
    const fingerprint = fingerprintOf(folder);
    if (last?.fingerprint !== fingerprint) last = { fingerprint, facts: readFacts(folder) };
    return last.facts;
  };
}

function fingerprintOf(folder: string): string {
  const hash = createHash("sha256");
  for (const file of FILES.map((name) => join(folder, name))) {
    const bytes = existsSync(file) ? readFileSync(file) : null;
    const absence = isThere(file) ? "leads nowhere" : "missing";
    // The length keeps files apart.
    hash.update(`${file} ${bytes?.length ?? absence} `).update(bytes ?? "");
  }
  return hash.digest("hex");
}
