import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatMonth } from "../../src/plan/month.js";
import type { Plan } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import type { ProvenanceFile } from "../../src/plan/provenance.js";
import type { Checked } from "../data/read-data.js";
import { sha256 } from "../files/sha256.js";
import { treeChecksum } from "../files/tree-checksum.js";
import { OWN_PAGES } from "../options/chosen-folder.js";
import { releaseLabels, releasePath } from "../releases/release-folder.js";
import { provenanceFile } from "./provenance-file.js";

/**
 * What a site is of: `site.json` at its top. A site is that of a data folder as it is now when the folder gives the same.
 * It says nothing of where the folder lies, or when the site was made.
 */
export interface SiteIdentity {
  plan: Pick<Plan, "title" | "force" | "periodEnd">;
  /** Name and version of the program. */
  software: string;
  /**
   * Checksum of all that its folder gives: the data files, the accounts of records, the releases, pages of its own. Of inputs
   * whose counts are protected it has what is published of them, so that nobody can try what else they could hold.
   */
  data: string;
  /** Checksum of the pages that every plan has, and of the program that made them. */
  program: string;
}

/** Everything that pages are made of beside the data folder and the packages, which the lock file names. */
const PROGRAM = [
  "data/evidence",
  "deploy",
  "LICENSE",
  "loaders",
  "observablehq.config.ts",
  "package-lock.json",
  "package.json",
  "scripts/site",
  "src"
];

/** The identity of the site that a data folder gives. */
export function siteIdentity(
  folder: string,
  checked: Pick<Checked, "plan" | "data" | "provenance">
): SiteIdentity {
  const { plan, data, provenance } = checked;
  const { title, force, periodEnd } = plan;
  return {
    plan: { title, force, periodEnd },
    software: provenance.software,
    // Without the secret: who has none finds the site to be of its data, too.
    data: dataChecksum(folder, provenanceFile(folder, checked, ""), data),
    program: treeChecksum(PROGRAM)
  };
}

function dataChecksum(folder: string, { files, sources }: ProvenanceFile, { series }: PlanData): string {
  const names = files.map(({ name, sha256 }) => [name, sha256]).sort(([a], [b]) => (a! < b! ? -1 : 1));
  const releases = releaseLabels(folder).map((label) => [
    label,
    sha256(readFileSync(releasePath(folder, label)))
  ]);
  const pages = existsSync(join(folder, OWN_PAGES)) ? treeChecksum([OWN_PAGES], folder) : null;
  return sha256(JSON.stringify({ names, sources, series, releases, pages }));
}

/** A site's plan, force and period in words. */
export function planInWords({ plan: { title, force, periodEnd } }: SiteIdentity): string {
  return `“${title}” (${force}, period ended ${formatMonth(periodEnd)})`;
}

/** What a site was made from in words: enough of the checksum to tell data apart by eye, and the version. */
export function madeFrom({ data, software }: SiteIdentity): string {
  return `data ${data.slice(0, 12)}, ${software}`;
}
