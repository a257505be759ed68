// npm run bench: what a page costs to open, and what a build costs against one of empty pages, measured now.

import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { chosenFolder } from "../loaders/data/chosen-folder.js";
import { exploreCost } from "./bench-explore.js";
import { ratingCost } from "./bench-ratings.js";
import { workbenchLines } from "./bench-workbench.js";
import { CACHE, DIST } from "./folders.js";
import { launchChromium } from "./launch-chromium.js";
import { compressed, pageCost } from "./page-cost.js";
import { serveFolder } from "./serve-folder.js";

/** Pages opened: one of each kind, since all measures are one page with other data. */
function samplePages(paths: string[]): string[] {
  const measures = paths.filter((path) => path.startsWith("measures/"));
  return [...paths.filter((path) => !path.startsWith("measures/")), ...measures.slice(0, 1)];
}

const builtPages = (): string[] =>
  readdirSync(DIST, { recursive: true })
    .map((file) => String(file).replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".html"))
    .sort();

function seconds(command: string[], cwd: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, command, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command.join(" ")} failed:\n${stderr}`);
  return (performance.now() - started) / 1000;
}

/** Seconds that Framework itself takes for as many pages with nothing but a title. */
function emptyBuildSeconds(paths: string[]): number {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-bench-"));
  try {
    for (const path of paths) {
      const file = join(folder, "src", path.replace(/\.html$/, ".md"));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `# ${path}\n`);
    }
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
    writeFileSync(join(folder, "package.json"), '{"type": "module"}');
    writeFileSync(
      join(folder, "observablehq.config.js"),
      'export default { root: "src", globalStylesheets: [], search: false };'
    );
    const offline = `import { prepareOffline } from ${JSON.stringify(resolve("loaders/offline/prepare-offline.ts"))};`;
    writeFileSync(join(folder, "prepare.mts"), `${offline}\nawait prepareOffline("src");\n`);
    seconds(["--import", "tsx", "prepare.mts"], folder);
    return seconds(["node_modules/@observablehq/framework/dist/bin/observable.js", "build"], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);

function row(cells: readonly string[]): string {
  const [first, ...rest] = cells;
  return first!.padEnd(36) + rest.map((cell) => cell.padStart(12)).join("");
}

async function printExplore(browser: Browser, origin: string): Promise<void> {
  const cost = await exploreCost(browser, origin);
  const share = (bytes: number): string => `${((100 * bytes) / cost.fileBytes).toFixed(1)}% of file`;
  const bytes = (count: number): string[] => [kilobytes(count), share(count)];
  console.log(`\n${row(["explore: a measure over all forces", "figure"])}`);
  console.log(row(["engine started, tables listed, ms", cost.startMilliseconds.toFixed(0)]));
  console.log(row(["first answer after that, ms", cost.firstAnswerMilliseconds.toFixed(0)]));
  console.log(row(["fetched by the start, kB", ...bytes(cost.startBytes)]));
  console.log(row(["fetched for the question, kB", ...bytes(cost.questionBytes)]));
  console.log(row(["fetched in all, kB", ...bytes(cost.startBytes + cost.questionBytes)]));
  console.log(row(["range reads; whole reads", `${cost.rangeRequests}; ${cost.wholeRequests}`]));
}

// npm run bench -- --explore: only that part, on the site as it was last built.
if (process.argv.includes("--explore")) {
  const served = await serveFolder(DIST);
  const chromium = await launchChromium();
  await printExplore(chromium, served.origin);
  await chromium.close();
  await served.close();
  process.exit();
}

if (process.argv.includes("--workbench")) {
  seconds(["--import", "tsx", "scripts/build.ts"], ".");
  await printWorkbench();
  process.exit();
}

/** What changing a threshold costs in the browser. */
async function printWorkbench(): Promise<void> {
  const server = await serveFolder(DIST);
  const browser = await launchChromium();
  for (const cells of await workbenchLines(browser, server.origin))
    console.log(cells.length ? row(cells) : "");
  await browser.close();
  await server.close();
}

// The first build also bundles packages; the second is what a change of the data costs.
rmSync(CACHE, { recursive: true, force: true });
const cold = seconds(["--import", "tsx", "scripts/build.ts"], ".");
const warm = seconds(["--import", "tsx", "scripts/build.ts"], ".");
const paths = builtPages();
const empty = emptyBuildSeconds(paths);

console.log(`\n${row(["page", "requests", "kB", "kB brotli", "ms"])}`);
const server = await serveFolder(DIST);
const browser = await launchChromium();
for (const path of samplePages(paths)) {
  const { requests, bytes, brotli, milliseconds } = await pageCost(browser, server.origin, path);
  const figures = [String(requests), kilobytes(bytes), kilobytes(brotli), milliseconds.toFixed(0)];
  console.log(row([path, ...figures]));
}
await printExplore(browser, server.origin);
await browser.close();
await server.close();

await printWorkbench();

const cost = ratingCost(chosenFolder());
console.log(`\n${row(["rating", "figure"])}`);
console.log(row(["whole plan, both readings, ms", cost.planMilliseconds.toFixed(1)]));
console.log(row(["the same with fans for every page, ms", cost.planWithFansMilliseconds.toFixed(1)]));
console.log(row([`${cost.plans} plans (forces by months), s`, cost.allForcesSeconds.toFixed(1)]));
console.log(row(["one XmR chart and ETS forecast, ms", cost.chart.node.toFixed(3)]));
const { r } = cost.chart;
const inR = r === null ? ["R is not installed"] : [r.toFixed(3), `${(r / cost.chart.node).toFixed(0)} times`];
console.log(row(["the same by base R (HoltWinters), ms", ...inR]));

console.log(`\n${row(["build", "seconds", "ratio"])}`);
console.log(row([`${paths.length} empty pages, Framework alone`, empty.toFixed(1), "1.0"]));
console.log(row(["this site, from nothing", cold.toFixed(1), (cold / empty).toFixed(1)]));
console.log(row(["this site, again", warm.toFixed(1), (warm / empty).toFixed(1)]));
console.log(`\nserved database files: ${databaseSizes().join(", ")}`);

/** They are fetched only when a reader asks a question that needs them. */
function databaseSizes(): string[] {
  const files = readdirSync(join(DIST, "_file"), { recursive: true }).map(String);
  return files
    .filter((file) => /\.(wasm|duckdb)$/.test(file))
    .map((file) => {
      const body = readFileSync(join(DIST, "_file", file));
      return `${file} ${kilobytes(body.length)} kB (brotli ${kilobytes(compressed(body))} kB)`;
    });
}
