import { join } from "node:path";

/** The folder of the pages. All paths are relative to the project. */
export const ROOT = "src";

/**
 * The pages as a build gives them to Framework: modules bundled, the plan's files computed. It lies beside
 * {@link ROOT}, so that a loader copied into it still finds what it imports.
 */
export const STAGE = ".stage";

/** The pages as the preview gives them to Framework, beside {@link ROOT} for the same reason. */
export const PREVIEW = ".preview";

/** What Framework keeps for the pages under `root`. */
export const cacheOf = (root: string): string => join(root, ".observablehq", "cache");

/** The site as the last good build left it. */
export const DIST = "dist";

/** Who builds in this folder, or reads what was built to hand it over. */
export const LOCK = join(".cache", "build.lock");

/** The file at the top of a site that says what it is of. */
export const SITE_IDENTITY = "site.json";

/** The licences of the packages that are part of the site, in it. */
export const LICENCES = "third-party-licences.txt";

/** The same packages as a list for other programs, in CycloneDX; the page of components shows it. */
export const COMPONENTS = "components.cdx.json";

/** Where a build writes until it has passed every check. */
export const STAGING = join(STAGE, ".observablehq", "dist");

/** Where a build moves the last site for the moment in which it puts the new one in its place. */
export const LAST = `${STAGING}.last`;

/** Compressed copies of large files, kept from build to build. */
export const COMPRESSED = join(cacheOf(STAGE), "compressed");

/** Pages as they are read without scripts, kept from build to build. */
export const STATIC_PAGES = join(cacheOf(STAGE), "static");

/** The name of the plan's loader among the pages, and the folder that its files appear in. */
export const PLAN_LOADER = "plan.zip.ts";
export const PLAN_FOLDER = "plan";
