import "../machine/share-window.js";
import { existsSync, readFileSync } from "node:fs";
import { open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, FileBuildEffects } from "@observablehq/framework/dist/build.js";
import { normalizeConfig, setCurrentDate } from "@observablehq/framework/dist/config.js";
import type { Metafile } from "esbuild";
import { parse } from "yaml";
import { atOnce } from "../../loaders/files/at-once.js";
import { SOFTWARE_VERSION } from "../../loaders/files/software.js";
import { prepareOffline } from "../../loaders/offline/prepare-offline.js";
import { chosenFolder } from "../../loaders/options/chosen-folder.js";
import { PlainError } from "../../loaders/options/plain-error.js";
import { billOfMaterials } from "../licences/bill-of-materials.js";
import { licencesText, type ThirdParty, thirdParties } from "../licences/third-parties.js";
import { staticPages } from "../static/static-pages.js";
import { BundleError } from "./bundle-modules.js";
import { bundlesAskedFor, bundlesWith } from "./bundles-with.js";
import { checkSite, type SiteProblem } from "./check-site.js";
import { compressSite } from "./compress-site.js";
import { asksForEval, finishPage } from "./finish-page.js";
import {
  COMPONENTS,
  COMPRESSED,
  cacheOf,
  DIST,
  LAST,
  LICENCES,
  PLAN_FOLDER,
  ROOT,
  STAGE,
  STAGING,
  STATIC_PAGES
} from "./folders.js";
import { loaderProblem } from "./loader-problem.js";
import { measureProblems } from "./measure-problems.js";
import { purgeCache, sealCache } from "./package-cache.js";
import { pageText } from "./page-files.js";
import { lineOf, type PageSource, problemInWords } from "./page-problem.js";
import { pageRoots } from "./page-roots.js";
import { planMeasureIds } from "./plan-pages.js";
import { planProcess } from "./plan-process.js";
import { queryProblems } from "./query-problems.js";
import { pageFiles, stagePages, stagePlan } from "./stage-pages.js";
import { refuseNetwork } from "./without-network.js";
import { writeStableFiles } from "./write-stable-files.js";

/** What the list of components is of. */
const SITE = { name: "control-lines", version: SOFTWARE_VERSION };

/** A build that cannot be finished. The message says all that is known, and that the last good site stays. */
class BuildError extends PlainError {
  constructor(problems: string, options?: ErrorOptions) {
    const left = hasSite()
      ? `Nothing was changed: ${DIST}/ is as the last good build left it.`
      : "Nothing was built.";
    super(`${problems}\n${left}`, options);
  }
}

/** What a site may do without. */
export interface SiteParts {
  /** The database engine, which answers questions in SQL on the pages. */
  engine: boolean;
  /** A compressed copy in each encoding beside every file that gains from it. */
  compressed: boolean;
}

const WHOLE: SiteParts = { engine: true, compressed: true };

/** Without the engine: the module that says so in its place. */
const NO_ENGINE = {
  "duckdb/engine.ts": "duckdb/no-engine.ts",
  "duckdb/engine-missing.ts": "duckdb/no-engine.ts"
};

/**
 * Validates, computes, builds, finishes and checks the site, and only then puts it in place of the last one.
 * Returns the number of pages. Throws a plain error after the problems with the data have been printed, or with the
 * problems of the pages in its message.
 */
export async function buildSite({ engine, compressed }: SiteParts = WHOLE): Promise<number> {
  refuseNetwork();
  await bringLastBack();
  // The plan is computed by another process, so these go on at the same time.
  const computer = planProcess();
  const preparing = Promise.all([computer.compute(), preparePages(engine ? {} : NO_ENGINE)]);
  const [plan, { problems, bundles }] = await preparing.catch(refuseForIt).finally(() => computer.end());
  if (!plan) throw new BuildError("The data have problems, listed above.");
  await stagePlan(STAGE, plan);
  refuse([...problems, ...(await problemsWithPlan())]);
  await buildPages();
  await sealCache(STAGE);
  await writeParties(await thirdParties(STAGING, ROOT, bundles!).catch(refuseForIt));
  // Said before the pages are run, which takes longest; what running them adds is looked at below.
  refuse((await checkSite(STAGING)).map(inSource));
  const pages = await finishPages(bundlesWith(bundles!, THIS_PLAN.module));
  await writeStableFiles(plan, STAGING);
  refuse((await checkSite(STAGING)).map(inSource));
  if (compressed) await compressSite(STAGING, COMPRESSED);
  await putInPlace();
  return pages;
}

/** Ends the build for a plain error, saying what is left of the last one; another error goes on as it is. */
function refuseForIt(error: unknown): never {
  throw error instanceof PlainError ? new BuildError(error.message, { cause: error }) : error;
}

/** What is wrong with the pages; when nothing is, esbuild's account of their bundles. */
interface Prepared {
  problems: string[];
  bundles?: Metafile;
}

/** Checks the pages and bundles their modules and packages for Framework. */
async function preparePages(replaced: Readonly<Record<string, string>>): Promise<Prepared> {
  const staged = stagePages(pageRoots(), STAGE, replaced).then(
    ({ problems, bundles }) => ({ problems: problems.map(problemInWords), ...(bundles && { bundles }) }),
    problemsOfBundle
  );
  await purgeCache(STAGE);
  await prepareOffline(STAGE);
  return staged;
}

/** What pages ask of the plan that it does not have. Needs its files. */
async function problemsWithPlan(): Promise<string[]> {
  const pages = pageSources();
  const queries = await queryProblems(pages, join(STAGE, PLAN_FOLDER, "plan.duckdb"));
  return [...measureProblems(pages, planMeasureIds()), ...queries].map(problemInWords);
}

function problemsOfBundle(error: unknown): Prepared {
  if (error instanceof BundleError) return { problems: error.problems };
  throw error;
}

/** Writes whose code is in the site, with each licence in full and as a list for other programs. */
async function writeParties(parties: readonly ThirdParty[]): Promise<void> {
  await writeFile(join(STAGING, LICENCES), licencesText("this site", parties));
  await writeFile(join(STAGING, COMPONENTS), billOfMaterials(SITE, parties));
}

/** Two renames: there is no moment in which half a site could be seen. What is put in place lies on the disk by then. */
async function putInPlace(): Promise<void> {
  await flushAll(STAGING);
  await rm(LAST, { recursive: true, force: true });
  if (existsSync(DIST)) await rename(DIST, LAST);
  await rename(STAGING, DIST);
  await rm(LAST, { recursive: true, force: true });
}

/** Puts the last site back that a build moved away, if that was ended before it put its own in place. */
async function bringLastBack(): Promise<void> {
  if (existsSync(LAST) && !existsSync(DIST)) await rename(LAST, DIST);
}

/** So many files are flushed at once: a disk takes as long for some as for one. */
const FLUSHED_AT_ONCE = 16;

/** Flushes every file of a folder to the disk. */
async function flushAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile());
  await atOnce(FLUSHED_AT_ONCE, files, async ({ parentPath, name }) => {
    // Windows flushes only what may be written.
    const file = await open(join(parentPath, name), "r+");
    await file.sync().finally(() => file.close());
  });
}

/** Stops a build for these problems, if there are any. */
function refuse(problems: string[]): void {
  if (problems.length === 0) return;
  const count = `${problems.length} problem${problems.length === 1 ? "" : "s"} in the pages`;
  throw new BuildError([`${count}:`, ...problems.map((problem) => `  ${problem}`)].join("\n"));
}

/**
 * The time that built pages give for their files: the end of the plan's period, so that the same data give the same
 * bytes, whenever and wherever they are built. Needs a plan that has been validated.
 */
async function pageDate(): Promise<Date> {
  const plan = parse(await readFile(join(chosenFolder(), "plan.yaml"), "utf8")) as { period_end: string };
  const [year, month] = plan.period_end.split("-").map(Number);
  // Day 0 of the next month is the last day of this one.
  return new Date(Date.UTC(year!, month!, 0));
}

/** The Markdown of every page, with its file; of two of one path the one that is shown. */
function pageSources(): PageSource[] {
  const pages = [...pageFiles(pageRoots())].filter(([path]) => path.endsWith(".md"));
  return pages.map(([path, root]) => ({
    file: join(root, path),
    source: pageText(join(root, path))
  }));
}

/** A problem of a built page where its author finds it: file and line of the Markdown. */
function inSource({ page, problem, address }: SiteProblem): string {
  const path = page.replace(/\.html$/, ".md");
  const file = pageRoots()
    .map((root) => join(root, path))
    .findLast((each) => existsSync(each));
  if (!file) return `${page}: ${problem}`;
  const written = address?.replace(/(index)?\.html/, "").replace(/^\.\//, "") ?? "";
  return problemInWords({ file, line: lineOf(readFileSync(file, "utf8"), written), problem });
}

/** Runs Framework into the staging folder. Its own report is only of interest when it fails. */
async function buildPages(): Promise<void> {
  const report: string[] = [];
  const line = (...words: unknown[]): void => void report.push(`${words.join(" ")}\n`);
  const output = {
    logger: { log: line, warn: line, error: line },
    output: { write: (text: string): void => void report.push(text) }
  };
  setCurrentDate(await pageDate());
  // Not before: it lists the measures of the data folder that was chosen.
  const { default: siteConfig } = await import("../../observablehq.config.js");
  const config = normalizeConfig({ ...siteConfig, root: STAGE, output: STAGING });
  // Some of the report goes straight to the console, whatever output it is given.
  const { log } = console;
  console.log = line;
  try {
    await build({ config }, new FileBuildEffects(STAGING, cacheOf(STAGE), output));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const loader = loaderProblem(report.join(""), reason, pageRoots());
    const otherwise = `${report.slice(-20).join("")}\nThe pages could not be built: ${reason}`;
    throw new BuildError(loader ?? otherwise, { cause: error });
  } finally {
    console.log = log;
  }
}

/** Waits for the dashboard's file before any cell of a page that imports it. */
const THIS_PLAN = { module: join(ROOT, "notebook", "this-plan.ts"), file: `${PLAN_FOLDER}/dashboard.json` };

/**
 * Finishes every page, after it was written what its cells show. `waiting` are the bundles that wait for the plan's file. Returns
 * the number of pages.
 */
async function finishPages(waiting: ReadonlySet<string>): Promise<number> {
  const files = (await readdir(STAGING, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
  const pages = files.filter((file) => file.endsWith(".html")).sort();
  const opened = (await pageDate()).getTime();
  for (const left of await staticPages(STAGING, pages, { opened, cache: STATIC_PAGES, stable: [COMPONENTS] }))
    console.log(left);
  for (const page of pages) {
    const path = join(STAGING, page);
    const html = await readFile(path, "utf8");
    if (asksForEval(html))
      console.log(`${page} may make code from text: its front matter says unsafe-eval: true.`);
    const waits = bundlesAskedFor(html).some((name) => waiting.has(name));
    await writeFile(path, finishPage(html, { awaited: waits ? THIS_PLAN.file : undefined }));
  }
  return pages.length;
}

/** Is there a site from an earlier build? */
function hasSite(): boolean {
  return existsSync(join(DIST, "index.html"));
}
