import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanData } from "../../src/plan/plan-data.js";
import { type Release, releaseOf } from "../../src/releases/release.js";
import { type ProtectedInputs, protectedInputs } from "../data/protected-inputs.js";
import { DATA_FILES } from "../data/changed-data.js";
import type { Checked } from "../data/read-data.js";
import { readSourcesFile } from "../sources/read-sources-file.js";
import { sha256 } from "../files/sha256.js";
import { SOFTWARE_VERSION } from "../files/software.js";

/** What is said of a release by who makes it. */
export type ReleaseNote = Pick<Release, "label" | "note" | "made">;

/**
 * The plan of a data folder as it is now, as a release: to be kept, or to be compared with an earlier one.
 * `data` are the figures of the plan's force and its groups.
 */
export function presentRelease(
  folder: string,
  { plan, settings, data: whole }: Pick<Checked, "plan" | "settings" | "data">,
  data: PlanData,
  said: ReleaseNote
): Release {
  const files = dataChecksums(folder, protectedInputs(plan, whole));
  const counts = protectedSeries(whole);
  return releaseOf({
    ...said,
    software: SOFTWARE_VERSION,
    files,
    plan,
    settings,
    data,
    ...(Object.keys(counts).length > 0 && { counts })
  });
}

/** The series of places whose small counts are protected, as the site ships them: of places that are not open, and of areas. */
function protectedSeries({ series, disclosure, forces }: PlanData): PlanData["series"] {
  if (!disclosure) return {};
  const open = new Set(disclosure.openData === undefined ? [] : forces.map(({ id }) => id));
  const own = Object.entries(series).map(([id, byPlace]) => {
    const kept = Object.entries(byPlace).filter(([place]) => !open.has(place));
    return [id, Object.fromEntries(kept)] as const;
  });
  return Object.fromEntries(own.filter(([, byPlace]) => Object.keys(byPlace).length > 0));
}

/** What an analyst edits; sources, schemas and releases have folders of their own. */
const DATA_FILE = /\.(csv|yaml)$/;

/**
 * SHA-256 of each data file that lies in the folder itself, by name, in the order of their names; null of those from which a count
 * that is left out could be worked out. Whatever the contract does not name may be a file of protected records.
 */
function dataChecksums(folder: string, isProtected: ProtectedInputs): Release["files"] {
  const areRecords = readSourcesFile(folder, [])?.sources.some(isProtected.source) ?? false;
  const names = readdirSync(folder).filter((name) => DATA_FILE.test(name));
  const checksum = (name: string): string | null =>
    isProtected.file(name) || (areRecords && !DATA_FILES.includes(name))
      ? null
      : sha256(readFileSync(join(folder, name)));
  return Object.fromEntries(names.sort().map((name) => [name, checksum(name)]));
}
