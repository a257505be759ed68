import { isNewerVersion } from "../../loaders/files/newer-version.js";
import { USE_NEWER } from "../../loaders/files/yaml-format.js";
import { version } from "../../src/plan/kit-version.js";

/** The key of a page's front matter that says for which version of the kit it was written. */
export const KIT = "kit";

/** The first number of a version of the kit is the format of pages: within one, every page runs as it is. */
export const PAGE_FORMAT = Number.parseInt(version, 10);

/** What is wrong with the version of the kit that a page says it was written for, as a sentence; null if nothing, or if it says none. */
export function kitProblem(kit: unknown): string | null {
  if (kit === undefined) return null;
  if (typeof kit !== "string" || !/^[1-9]\d*(\.\d+){1,2}$/.test(kit)) {
    return `${KIT} in the front matter is no version in quotation marks, such as ${KIT}: "${version}".`;
  }
  if (!isNewerVersion(kit, version)) return null;
  return `the page was written for version ${kit} of the kit, and this is ${version}. ${USE_NEWER}`;
}
