import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { max, median } from "d3-array";
import { formatNumber } from "../../src/words/format.js";
import { launchChromium } from "../machine/launch-chromium.js";
import { serveFolder } from "../machine/serve-folder.js";
import { oneFileHtml } from "../one-file/one-file-html.js";
import { compressSite } from "../site/compress-site.js";
import { DIST, STAGE } from "../site/folders.js";
import { type ChosenPlan, identityIn } from "../site/site-of.js";
import { type ReloadSeconds, reloadSeconds } from "./bench-reload.js";
import { allSteps, type StepTimes, sliderSteps } from "./bench-workbench.js";
import { buildEmptySite, type EmptySite, ONE_CELL } from "./empty-site.js";
import { nodeSeconds } from "./node-seconds.js";
import { type PageCost, pageCost } from "./page-cost.js";

/** The dashboard, and the first ratings on a page, against a page with one cell; a build against one of empty pages: at most so many times as long. */
const BUDGET = { dashboard: 1.5, ratings: 1.2, build: 2 };

/** Most kilobytes that a page may send, compressed. */
const KILOBYTES = { dashboard: 250, measure: 350 };

/** Each page is opened so many times, in turn with the others, and the median is given. */
const RUNS = 5;

const DASHBOARD = "index.html";

/** The page with one cell, in the tables. */
const EMPTY = `empty: ${ONE_CELL}`;

/** What a plan's site costs to open, to follow and to build, measured now, as Markdown tables with their date and machine. */
export async function benchSite({ folder, plan }: ChosenPlan): Promise<string> {
  // The first build also bundles packages and compresses the database engine; the second is what new data cost.
  rmSync(STAGE, { recursive: true, force: true });
  const cold = nodeSeconds(["--import", "tsx", "scripts/build.ts"], ".");
  const pages = builtPages();
  const empty = buildEmptySite(pages);
  const warm = nodeSeconds(["--import", "tsx", "scripts/build.ts"], ".");
  const costs = await pageCosts(pages, empty);
  empty.remove();
  const parts = [
    heading(plan.title, folder),
    pageTable(new Map([...costs].map(([label, of]) => [label, medianOf(of)]))),
    ratingsTable(costs),
    waitingTable(await stepTimes(), await oneFileSteps(), await reloadSeconds(folder)),
    buildTable(pages.length, empty.seconds, cold, warm)
  ];
  return [...parts, ""].join("\n\n");
}

/** What slider steps cost on the built dashboard. */
async function stepTimes(): Promise<StepTimes> {
  const server = await serveFolder(DIST);
  const browser = await launchChromium();
  const steps = await sliderSteps(browser, `${server.origin}/index.html`);
  await browser.close();
  await server.close();
  return allSteps(steps);
}

/** What they cost in the plan as one file, opened from the disk. */
async function oneFileSteps(): Promise<StepTimes> {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-bench-"));
  const file = join(folder, "plan.html");
  writeFileSync(file, await oneFileHtml({ folder: DIST, identity: identityIn(DIST)! }));
  const browser = await launchChromium();
  const steps = await sliderSteps(browser, pathToFileURL(file).href);
  await browser.close();
  rmSync(folder, { recursive: true });
  return allSteps(steps);
}

function waitingTable({ recompute, repaint }: StepTimes, oneFile: StepTimes, reload: ReloadSeconds): string {
  const row = (label: string, times: readonly number[], decimals: number): string[] => [
    label,
    formatNumber(median(times)!, decimals),
    formatNumber(max(times)!, decimals)
  ];
  return table(
    ["Waiting", "Median", "Longest"],
    [
      row(`A slider step rates the plan anew, ms (${formatNumber(recompute.length)} steps)`, recompute, 1),
      row("A slider step is painted, ms", repaint, 1),
      row("A slider step in the one file is painted, ms", oneFile.repaint, 1),
      row("npm start shows the dashboard, seconds", [reload.start], 1),
      row("npm start shows a saved setting, seconds", reload.all, 1)
    ]
  );
}

const builtPages = (): string[] =>
  readdirSync(DIST, { recursive: true })
    .map((file) => String(file).replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".html"))
    .sort();

/** Pages opened: every one, but of the measures, which are one page with other data, the first and the largest. */
function samplePages(pages: readonly string[]): string[] {
  const measures = pages.filter((path) => path.startsWith("measures/"));
  return [...pages.filter((path) => !path.startsWith("measures/")), ...measures.slice(0, 2)];
}

/** What each opening of each page cost: the same place in every list is the same round. */
async function pageCosts(pages: readonly string[], empty: EmptySite): Promise<Map<string, PageCost[]>> {
  const cache = mkdtempSync(join(tmpdir(), "control-lines-bench-"));
  await compressSite(empty.dist, cache);
  rmSync(cache, { recursive: true });
  const sites = [
    { folder: empty.dist, paths: [DASHBOARD, ONE_CELL], label: (path: string) => `empty: ${path}` },
    { folder: DIST, paths: samplePages(pages), label: (path: string) => path }
  ];
  const servers = await Promise.all(sites.map(({ folder }) => serveFolder(folder)));
  const browser = await launchChromium();
  const runs = new Map<string, PageCost[]>();
  for (let run = 0; run < RUNS; run++) {
    for (const [i, { folder, paths, label }] of sites.entries()) {
      for (const path of paths) {
        const cost = await pageCost(browser, servers[i]!.origin, folder, path);
        runs.set(label(path), [...(runs.get(label(path)) ?? []), cost]);
      }
    }
  }
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));
  return runs;
}

function medianOf(costs: readonly PageCost[]): PageCost {
  return {
    requests: median(costs, (cost) => cost.requests)!,
    compressedBytes: median(costs, (cost) => cost.compressedBytes)!,
    milliseconds: median(costs, (cost) => cost.milliseconds)!
  };
}

function heading(title: string, folder: string): string {
  const [cpu] = cpus();
  const machine = `${cpu?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}`;
  return [
    `“${title}”, measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench -- --site --data ${folder}\` (${machine}).`,
    `Pages: the median of ${RUNS} openings in Chromium with nothing cached; kB as sent in brotli.`
  ].join("\n");
}

/** When the first ratings of each page are painted, against the page with one cell of the same round. */
function ratingsTable(costs: Map<string, PageCost[]>): string {
  const base = costs.get(EMPTY)!.map(({ milliseconds }) => milliseconds);
  const rows = [...costs].flatMap(([label, runs]) => {
    const rated = runs.flatMap(({ ratedMilliseconds }) => ratedMilliseconds ?? []);
    if (rated.length < runs.length) return [];
    const times = rated.map((milliseconds, i) => milliseconds / base[i]!);
    return [[label, formatNumber(median(rated)!), formatNumber(median(times)!, 2)]];
  });
  return `${table(["First ratings painted", "ms", "Times one cell"], rows)}\n\nBudget: at most ${BUDGET.ratings} times the empty page with one cell, by the median of ${RUNS} pairs.`;
}

function pageTable(costs: Map<string, PageCost>): string {
  const base = costs.get(EMPTY)!.milliseconds;
  const rows = [...costs].map(([label, { requests, compressedBytes, milliseconds }]) => [
    label,
    formatNumber(requests),
    formatNumber(compressedBytes / 1000),
    formatNumber(milliseconds),
    formatNumber(milliseconds / base, 2)
  ]);
  const budgets = `Budgets: the dashboard at most ${BUDGET.dashboard} times the empty page with one cell and ${KILOBYTES.dashboard} kB; a measure's page ${KILOBYTES.measure} kB.`;
  return `${table(["Page", "Requests", "kB", "Complete, ms", "Times one cell"], rows)}\n\n${budgets}`;
}

function buildTable(pages: number, empty: number, cold: number, warm: number): string {
  const row = (label: string, seconds: number): string[] => [
    label,
    formatNumber(seconds, 1),
    formatNumber(seconds / empty, 2)
  ];
  const rows = [
    row(`Framework alone, ${pages + 1} empty pages`, empty),
    row("This site, from nothing", cold),
    row("This site, again", warm)
  ];
  return `${table(["Build", "Seconds", "Times"], rows)}\n\nBudget: at most ${BUDGET.build} times.`;
}

function table(header: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = header.map((_, i) => (i === 0 ? "---" : "--:"));
  return [header, rule, ...rows].map(line).join("\n");
}
