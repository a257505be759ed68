import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  madeFrom,
  planInWords,
  type SiteIdentity,
  siteIdentity
} from "../../loaders/archive/site-identity.js";
import { loadData } from "../../loaders/data/load-data.js";
import { jsonOf } from "../../loaders/files/json-of.js";
import { textIfThere } from "../../loaders/files/text-if-there.js";
import { chooseFolder, isNamed } from "../../loaders/options/chosen-folder.js";
import { PlainError } from "../../loaders/options/plain-error.js";
import type { Plan } from "../../src/plan/plan.js";
import { buildSite } from "./build-site.js";
import { DIST, SITE_IDENTITY } from "./folders.js";

/** What the site in a folder is of; null when there is none, or none that says so. */
export function identityIn(site: string): SiteIdentity | null {
  const text = textIfThere(join(site, SITE_IDENTITY));
  const identity = text === null ? null : (jsonOf(text) as Partial<SiteIdentity> | null);
  return identity?.plan && identity.software && identity.data ? (identity as SiteIdentity) : null;
}

/** The plan of the data folder that a command was given, and what its site would be. */
export interface ChosenPlan {
  folder: string;
  /** Has anybody said that it is this folder? */
  isNamed: boolean;
  plan: Plan;
  identity: SiteIdentity;
}

/** Reads the plan of the data folder that a command was given (undefined when it was given none); bad data are refused. */
export function choosePlan(data: string | undefined): ChosenPlan {
  const named = isNamed(data);
  const folder = chooseFolder(data);
  const checked = loadData(folder);
  return { folder, isNamed: named, plan: checked.plan, identity: siteIdentity(folder, checked) };
}

/**
 * Makes `dist/` the site of a plan as its data are now: builds it unless it is, or always with `anew`. Returns what it is
 * of. The site of another plan is replaced only when the data folder was named: throws a plain error otherwise.
 */
export async function siteOf(
  chosen: ChosenPlan,
  { print, anew = false }: { print: (text: string) => void; anew?: boolean }
): Promise<SiteIdentity> {
  const built = identityIn(DIST);
  const reason = reasonToBuild(built, chosen.identity);
  if (reason === null && !anew) return chosen.identity;
  refuseOtherPlan(built, chosen);
  if (reason !== null) print(reason);
  await buildSite();
  return identityIn(DIST)!;
}

/** Why a site has to be built before it is that of the wanted identity; null when it is. */
export function reasonToBuild(built: SiteIdentity | null, wanted: SiteIdentity): string | null {
  if (isDeepStrictEqual(built, wanted)) return null;
  if (!built) return `Building the site of ${planInWords(wanted)} first…`;
  const what = isDeepStrictEqual(built.plan, wanted.plan)
    ? `not of the data and pages as they are now: it is of ${madeFrom(built)}`
    : `the site of ${planInWords(built)}`;
  return `${DIST}/ is ${what}.\nBuilding that of ${planInWords(wanted)} first…`;
}

/** Throws a plain error when the site is another plan's than that of a data folder which nobody has named. */
export function refuseOtherPlan(
  built: SiteIdentity | null,
  { folder, isNamed, identity }: Omit<ChosenPlan, "plan">
): void {
  if (!built || isNamed) return;
  if (built.plan.title === identity.plan.title && built.plan.force === identity.plan.force) return;
  throw new PlainError(
    `${DIST}/ is the site of ${planInWords(built)}.\n` +
      `No data folder was named, and ${folder} has another plan, ${planInWords(identity)}. Nothing was changed.\n` +
      `Name the folder that is meant: --data DIR; with --data ${folder}, ${DIST}/ is built anew from that.`
  );
}
