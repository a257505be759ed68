import { join } from "node:path";

/** The folder of the pages, and what Framework keeps in it. All paths are relative to the project. */
export const ROOT = "src";
export const CACHE = join(ROOT, ".observablehq", "cache");

/** The site as the last good build left it. */
export const DIST = "dist";

/** Where a build writes until it has passed every check. */
export const STAGING = join(ROOT, ".observablehq", "dist");

/** The loader that computes everything the pages read, and its output as Framework caches it. */
export const PLAN_LOADER = join(ROOT, "plan.zip.ts");
export const PLAN_ARCHIVE = join(CACHE, "plan.zip");
