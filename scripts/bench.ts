// npm run bench [-- --site --reload --workbench --explore --ratings --sources]: measures now, all of it or the parts that
// are named. --write FILE writes the site's tables as Markdown, and their main rows into the README.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Browser } from "playwright-core";
import { chosenFolder } from "../loaders/options/chosen-folder.js";
import { exploreCost, PAUSE_BUDGET_MILLISECONDS } from "./bench/bench-explore.js";
import { ratingCost } from "./bench/bench-ratings.js";
import { RELOAD_BUDGET_SECONDS, reloadSeconds } from "./bench/bench-reload.js";
import { benchSite } from "./bench/bench-site.js";
import { benchSources } from "./bench/bench-sources.js";
import { workbenchLines } from "./bench/bench-workbench.js";
import { withPerformance } from "./bench/performance-in-readme.js";
import { launchChromium } from "./machine/launch-chromium.js";
import { serveFolder } from "./machine/serve-folder.js";
import { BuildError, buildSite, hasSite } from "./site/build-site.js";
import { DIST } from "./site/folders.js";

/** The parts, in the order in which they run. */
const PARTS: Record<string, () => Promise<void>> = {
  "--site": printSite,
  "--reload": printReload,
  "--workbench": () => withSite(printWorkbench),
  "--explore": () => withSite(printExplore),
  "--ratings": printRatings,
  "--sources": benchSources
};

const named = Object.keys(PARTS).filter((part) => process.argv.includes(part));
for (const part of named.length > 0 ? named : Object.keys(PARTS)) await PARTS[part]!();

/** What a page costs to open, and what a build costs against one of empty pages. */
async function printSite(): Promise<void> {
  const tables = await benchSite();
  console.log(tables);
  const target = process.argv[process.argv.indexOf("--write") + 1];
  if (process.argv.includes("--write") && target) {
    writeFileSync(target, tables);
    writeFileSync("README.md", withPerformance(readFileSync("README.md", "utf8"), tables));
  }
  console.log(`served database files: ${databaseSizes().join(", ")}`);
}

/** How soon `npm start` shows a saved setting. */
async function printReload(): Promise<void> {
  const { median, all } = await reloadSeconds(chosenFolder());
  console.log(`\n${row(["a saved setting on the open page", "seconds"])}`);
  console.log(row([`median of ${all.length} saves`, median.toFixed(1)]));
  console.log(row(["slowest", Math.max(...all).toFixed(1)]));
  console.log(row(["budget", RELOAD_BUDGET_SECONDS.toFixed(1)]));
}

/** What changing a threshold costs in the browser. */
async function printWorkbench(browser: Browser, origin: string): Promise<void> {
  for (const cells of await workbenchLines(browser, origin)) console.log(cells.length ? row(cells) : "");
}

async function printRatings(): Promise<void> {
  const cost = ratingCost(chosenFolder());
  console.log(`\n${row(["rating", "figure"])}`);
  console.log(row(["whole plan, both readings, ms", cost.planMilliseconds.toFixed(1)]));
  console.log(row(["the same with fans for every page, ms", cost.planWithFansMilliseconds.toFixed(1)]));
  console.log(row([`${cost.plans} plans (forces by months), s`, cost.allForcesSeconds.toFixed(1)]));
  console.log(row(["one XmR chart and ETS forecast, ms", cost.chart.node.toFixed(3)]));
  const { r } = cost.chart;
  const inR =
    r === null ? ["R is not installed"] : [r.toFixed(3), `${(r / cost.chart.node).toFixed(0)} times`];
  console.log(row(["the same by base R (HoltWinters), ms", ...inR]));
}

/** Opens the site as it was last built, or builds it, in a browser. */
async function withSite(print: (browser: Browser, origin: string) => Promise<void>): Promise<void> {
  if (!hasSite()) await build();
  const server = await serveFolder(DIST);
  const browser = await launchChromium();
  await print(browser, server.origin);
  await browser.close();
  await server.close();
}

async function build(): Promise<void> {
  try {
    await buildSite();
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}

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
  console.log(row(["longest pause with 100,000 rows, ms", cost.pauseMilliseconds.toFixed(0)]));
  console.log(row(["budget", PAUSE_BUDGET_MILLISECONDS.toFixed(0)]));
  console.log(row(["fetched by the start, kB", ...bytes(cost.startBytes)]));
  console.log(row(["fetched for the question, kB", ...bytes(cost.questionBytes)]));
  console.log(row(["fetched in all, kB", ...bytes(cost.startBytes + cost.questionBytes)]));
  console.log(row(["range reads; whole reads", `${cost.rangeRequests}; ${cost.wholeRequests}`]));
}

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

/** As a web server that compresses beforehand would send it. */
function compressed(body: Buffer): number {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}
