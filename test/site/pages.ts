import { readdirSync } from "node:fs";
import { DIST } from "../../scripts/folders.js";

/** The address of every built page, from the files that the build wrote: "/", "/explore.html". */
export function builtPages(): string[] {
  return readdirSync(DIST, { recursive: true })
    .map((file) => `/${String(file).replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".html"))
    .map((path) => path.replace(/\/index\.html$/, "/"))
    .sort();
}
