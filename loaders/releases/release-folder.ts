import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isId } from "../../src/plan/id.js";
import { isMonth } from "../../src/plan/month.js";
import { DataError } from "../files/data-error.js";
import { isThere, leadsNowhere } from "../files/is-there.js";

/** What a release may be called, in words that follow "expected". */
export const EXPECTED_LABEL =
  "a month such as 2014-09, or at most 60 small letters and digits with hyphens between them, such as 2014-09-second";

/** Can a release have this name? It is also the name of its file, and stands in the address of the Changes page. */
export function isLabel(text: string): boolean {
  if (/^\d{4}-\d{2}$/.test(text)) return isMonth(text);
  return isId(text);
}

/** The releases of a data folder. */
export const releaseFolder = (folder: string): string => join(folder, "releases");

/** The file of a release. */
export const releasePath = (folder: string, label: string): string =>
  join(releaseFolder(folder), `${label}.json`);

/**
 * Names of the releases in a data folder, sorted; none when it has none. Files of other kinds are left alone. Throws a
 * {@link DataError} where there is only a link that leads nowhere.
 */
export function releaseLabels(folder: string): string[] {
  const releases = releaseFolder(folder);
  if (!isThere(releases)) return [];
  if (!existsSync(releases)) throw new DataError([leadsNowhere(releases)]);
  return readdirSync(releases)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}
