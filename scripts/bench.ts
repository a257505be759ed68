import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Browser } from "playwright-core";
import { DATA_OPTION } from "../loaders/options/chosen-folder.js";
import { command, runWhenStarted } from "../loaders/options/command.js";
import {
  exploreCost,
  FIRST_ANSWER_BUDGET_MILLISECONDS,
  PAUSE_BUDGET_MILLISECONDS
} from "./bench/bench-explore.js";
import { PLAN_LIFE_BUDGET, planLifeCost, type StepCost } from "./bench/bench-plan-life.js";
import { ratingCost } from "./bench/bench-ratings.js";
import { RELOAD_BUDGET_SECONDS, reloadSeconds } from "./bench/bench-reload.js";
import { benchSite } from "./bench/bench-site.js";
import { SMALL_COUNTS_BUDGET_SECONDS, smallCountsCost } from "./bench/bench-small-counts.js";
import { benchSources } from "./bench/bench-sources.js";
import { workbenchLines } from "./bench/bench-workbench.js";
import { withPerformance } from "./bench/performance-in-readme.js";
import { launchChromium } from "./machine/launch-chromium.js";
import { serveFolder } from "./machine/serve-folder.js";
import { DIST } from "./site/folders.js";
import { type ChosenPlan, choosePlan, identityIn, refuseOtherPlan, siteOf } from "./site/site-of.js";

/** The parts, in the order in which they run. */
const PARTS = {
  site: printSite,
  reload: printReload,
  workbench: (chosen: ChosenPlan) => withSite(chosen, printWorkbench),
  explore: (chosen: ChosenPlan) => withSite(chosen, printExplore),
  ratings: printRatings,
  sources: benchSources,
  "small-counts": printSmallCounts
};
const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** Measures now what pages, builds and computing cost: all of it, or the parts that are named. */
export const bench = command({
  call: "npm run bench",
  about: "Measures now what pages, builds and computing cost: all of it, or the parts that are named.",
  options: {
    site: {
      type: "boolean",
      default: false,
      help: "pages, what a reader waits for, and builds against those of empty pages; builds dist/ anew"
    },
    reload: { type: "boolean", default: false, help: "how soon npm start shows a saved setting" },
    workbench: { type: "boolean", default: false, help: "what changing a threshold costs in the browser" },
    explore: { type: "boolean", default: false, help: "what a question costs in the browser" },
    ratings: { type: "boolean", default: false, help: "rating plans in Node, with plan life published too" },
    sources: { type: "boolean", default: false, help: "reading generated records" },
    "small-counts": {
      type: "boolean",
      default: false,
      help: "protecting the small counts of generated areas"
    },
    write: {
      type: "string",
      value: "FILE",
      help: "write the tables of --site as Markdown, their main rows into the README"
    },
    ...DATA_OPTION
  },
  example: "--site --write docs/performance.md",
  async run(values) {
    const chosen = choosePlan(values.data);
    refuseOtherPlan(identityIn(DIST), chosen);
    const named = NAMES.filter((part) => values[part]);
    for (const part of named.length > 0 ? named : NAMES) await PARTS[part](chosen, values);
    return 0;
  }
});

/** What a page costs to open, and what a build costs against one of empty pages. */
async function printSite(chosen: ChosenPlan, { write: target }: { write?: string }): Promise<void> {
  const tables = await benchSite(chosen);
  console.log(tables);
  if (target !== undefined) {
    writeFileSync(target, tables);
    writeFileSync("README.md", withPerformance(readFileSync("README.md", "utf8"), tables, target));
  }
  console.log(`served database files: ${databaseSizes().join(", ")}`);
}

/** How soon `npm start` shows a saved setting. */
async function printReload({ folder }: ChosenPlan): Promise<void> {
  const { median, all } = await reloadSeconds(folder);
  console.log(`\n${row(["a saved setting on the open page", "seconds"])}`);
  console.log(row([`median of ${all.length} saves`, median.toFixed(1)]));
  console.log(row(["slowest", Math.max(...all).toFixed(1)]));
  console.log(row(["budget", RELOAD_BUDGET_SECONDS.toFixed(1)]));
}

/** What changing a threshold costs in the browser. */
async function printWorkbench(browser: Browser, origin: string): Promise<void> {
  for (const cells of await workbenchLines(browser, origin)) console.log(cells.length ? row(cells) : "");
}

async function printRatings({ folder }: ChosenPlan): Promise<void> {
  const cost = ratingCost(folder);
  console.log(`\n${row(["rating", "figure"])}`);
  console.log(row(["whole plan, ms", cost.planMilliseconds.toFixed(1)]));
  console.log(row(["the same with fans for every page, ms", cost.planWithFansMilliseconds.toFixed(1)]));
  console.log(row([`${cost.plans} plans (forces by months), s`, cost.allForcesSeconds.toFixed(1)]));
  console.log(row(["one XmR chart and ETS forecast, ms", cost.chart.node.toFixed(3)]));
  const { r } = cost.chart;
  const inR =
    r === null ? ["R is not installed"] : [r.toFixed(3), `${(r / cost.chart.node).toFixed(0)} times`];
  console.log(row(["the same by base R (HoltWinters), ms", ...inR]));
  printPlanLife(folder);
}

/** The same with the reading for the life of the plan published. */
function printPlanLife(folder: string): void {
  const { windows, others, periods, periodsSeconds } = planLifeCost(folder);
  const { stepMilliseconds, periodsSeconds: mostSeconds } = PLAN_LIFE_BUDGET;
  const stepRow = (name: string, { steps, median, longest }: StepCost): string =>
    row([`${name} (${steps})`, median.toFixed(1), longest.toFixed(1), stepMilliseconds.toFixed(0)]);
  console.log(`\n${row(["plan life: a slider step, ms", "median", "longest", "budget"])}`);
  console.log(stepRow("of a window that looks compare", windows));
  console.log(stepRow("of another setting", others));
  console.log(`\n${row(["plan life: all periods, s", "all", "budget"])}`);
  console.log(row([`${periods} of one force`, periodsSeconds.toFixed(1), mostSeconds.toFixed(0)]));
}

/** What it takes to leave small counts out of five years of generated areas, and out of one month more. */
function printSmallCounts(): void {
  const { areas, cells, hidden, firstSeconds, nextMonthSeconds } = smallCountsCost();
  const { first, nextMonth } = SMALL_COUNTS_BUDGET_SECONDS;
  console.log(`\n${row([`small counts of ${areas} areas`, "seconds", "budget"])}`);
  console.log(row([`${cells} counts, ${hidden} left out`, firstSeconds.toFixed(1), first.toFixed(0)]));
  console.log(row(["one month more", nextMonthSeconds.toFixed(1), nextMonth.toFixed(0)]));
}

/** Opens the site of the chosen data in a browser. */
async function withSite(
  chosen: ChosenPlan,
  print: (browser: Browser, origin: string) => Promise<void>
): Promise<void> {
  await siteOf(chosen, { print: console.log });
  const server = await serveFolder(DIST);
  const browser = await launchChromium();
  await print(browser, server.origin);
  await browser.close();
  await server.close();
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
  const share = (bytes: number): string => `${((100 * bytes) / cost.fileBytes).toFixed(1)}%`;
  const bytes = (count: number): string[] => [kilobytes(count), share(count)];
  console.log(`\n${row(["explore: a measure over all forces", "figure"])}`);
  console.log(
    row(["start and first answer, ms", (cost.startMilliseconds + cost.firstAnswerMilliseconds).toFixed(0)])
  );
  console.log(row(["first answer after the start, ms", cost.firstAnswerMilliseconds.toFixed(0)]));
  console.log(row(["budget", FIRST_ANSWER_BUDGET_MILLISECONDS.toFixed(0)]));
  console.log(row(["the same question again, ms", cost.nextAnswerMilliseconds.toFixed(0)]));
  console.log(row(["longest pause with 100,000 rows, ms", cost.pauseMilliseconds.toFixed(0)]));
  console.log(row(["budget", PAUSE_BUDGET_MILLISECONDS.toFixed(0)]));
  console.log(row(["until first answer, kB, % of file", ...bytes(cost.answerBytes)]));
  console.log(row(["with tables listed, kB, % of file", ...bytes(cost.allBytes)]));
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

await runWhenStarted(bench, import.meta.url);
