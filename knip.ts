import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { KnipConfig } from "knip";

/** The programs that the commands of package.json run: `node scripts/run.mjs scripts/build.ts`. */
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const programs = Object.values(scripts).flatMap((command) => /run\.mjs (\S+\.ts)/.exec(command)?.[1] ?? []);

/** The JavaScript of a Markdown page, imports from the folder of the pages ("/control-lines.js") as seen from the page. */
const cellsOf = (text: string, path: string): string => {
  const root = relative(dirname(path), "src") || ".";
  const cells = [...text.matchAll(/^```js\n(.*?)^```/gms)].map(([, cell]) => cell).join("\n");
  return cells.replaceAll(/(from\s+")\//g, `$1${root.startsWith(".") ? root : `./${root}`}/`);
};

/** Programs of the operating system, which no package of this project brings. */
const DEBIAN_PROGRAMS =
  "apache2 apt-get mount nginx pdftotext pg_config Rscript sha256sum soffice umount unshare".split(" ");

/**
 * What nothing uses is an error in `npm test`: files, exports, packages. It runs twice: `knip` counts tests as users of
 * what is theirs, and `knip --production` reads only what ends in "!" here, so that nothing lives by its tests alone.
 */
export default {
  entry: [
    ...programs.map((program) => `${program}!`),
    "observablehq.config.ts!",
    // Programs that others start in a process of their own.
    "scripts/{bench/bench-sources-run,preview/preview,site/compute-plans,static/write-pages}.ts!",
    // What page authors import: a name that no page of the site needs is theirs.
    "src/control-lines.ts!",
    // Markdown pages, and the loaders that Framework runs by their names.
    "src/**/*.md!",
    "src/**/*.{js,json,wasm,zip}.ts!",
    // What packages are replaced by in pages, and what staging lets a page import.
    "loaders/offline/browser/*.ts!",
    "scripts/{kit,one-file}/browser/*.ts!",
    "src/notebook/page-sql.ts!",
    // What a build without the database engine puts in its place.
    "src/duckdb/no-engine.ts!"
  ],
  project: ["{loaders,scripts,src}/**/*.{ts,mts,mjs}!", "src/**/*.md!", "test/**/*.ts"],
  ignore: ["scripts/install.d.mts", "test/site/promises/**"],
  ignoreExportsUsedInFile: true,
  // Pages use these by names that they do not import, the modules that Framework and the kit make up, and one whose program
  // a test runs.
  ignoreDependencies: [
    ...["d3", "framework", "isoformat", "jszip", "katex", "observablehq", "plan"],
    "@observablehq/notebook-kit"
  ],
  ignoreBinaries: DEBIAN_PROGRAMS,
  compilers: { md: cellsOf }
} satisfies KnipConfig;
