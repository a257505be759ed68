import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { nodeSeconds } from "./node-seconds.js";

/** Framework's own site of empty pages: what any site made with it costs at least. */
export interface EmptySite {
  /** The folder of the built pages. */
  dist: string;
  /** How long Framework took. */
  seconds: number;
  remove(): void;
}

/** The page with one cell, which shows that a page's code has run; every other page has a title alone. */
export const ONE_CELL = "one-cell.html";

/** Builds as many pages with nothing but a title, at the addresses of these, with Framework alone. */
export function buildEmptySite(pages: readonly string[]): EmptySite {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-bench-"));
  for (const page of pages) write(folder, page, `# ${page}\n`);
  write(folder, ONE_CELL, '# One cell\n\n```js\ndisplay(document.createElement("hr"));\n```\n');
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  writeFileSync(
    join(folder, "observablehq.config.js"),
    'export default { root: "src", globalStylesheets: [], search: false, preserveExtension: true };'
  );
  const offline = `import { prepareOffline } from ${JSON.stringify(resolve("loaders/offline/prepare-offline.ts"))};`;
  writeFileSync(join(folder, "prepare.mts"), `${offline}\nawait prepareOffline("src");\n`);
  nodeSeconds(["--import", "tsx", "prepare.mts"], folder);
  const seconds = nodeSeconds(
    ["node_modules/@observablehq/framework/dist/bin/observable.js", "build"],
    folder
  );
  return {
    dist: join(folder, "dist"),
    seconds,
    remove: () => rmSync(folder, { recursive: true, force: true })
  };
}

function write(folder: string, page: string, markdown: string): void {
  const file = join(folder, "src", page.replace(/\.html$/, ".md"));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, markdown);
}
