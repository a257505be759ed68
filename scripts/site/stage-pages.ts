import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Metafile } from "esbuild";
import type { Files } from "../../loaders/archive/plan-files.js";
import { DataError } from "../../loaders/files/data-error.js";
import { leadsNowhere } from "../../loaders/files/is-there.js";
import { bundleModules } from "./bundle-modules.js";
import { PLAN_FOLDER, PLAN_LOADER } from "./folders.js";
import { heavyNamesInModule } from "./heavy-names.js";
import { importProblems, namesUnder } from "./import-problems.js";
import { kitHomes } from "./kit-homes.js";
import { filesIn, lostLinks, pageText, takenNames } from "./page-files.js";
import { type BundledPage, bundlePage, bundleSources } from "./page-imports.js";
import type { PageProblem } from "./page-problem.js";
import { planPlaces } from "./plan-pages.js";
import { stagePage } from "./stage-page.js";

/**
 * Every file of the pages, by its path among them, and the folder that it comes from: a page of a later folder goes before that of
 * an earlier one. Throws a DataError for links that lead nowhere, and for other files that the site has, too.
 */
export function pageFiles(roots: readonly string[]): Map<string, string> {
  const lost = roots.flatMap(lostLinks);
  const wrong = [...lost.map(leadsNowhere), ...takenNames(roots)];
  if (wrong.length > 0) throw new DataError(wrong);
  const files = new Map(roots.flatMap((root) => filesIn(root).map((path) => [path, root] as const)));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Is this, by its name, a module for the browser? A file with two extensions is a loader, which runs when pages are built. */
export const isModule = (path: string): boolean => /^[^.]+\.(js|ts|jsx|tsx)$/.test(path);

/** What came of staging the pages for a build. */
export interface StagedPages {
  problems: PageProblem[];
  /** esbuild's account of the bundles; not there when there are problems. */
  bundles?: Metafile;
}

/**
 * Puts the pages under `roots` into the folder `stage` as a build gives them to Framework. The first root is that of
 * the site: every module of it that pages import is bundled, so that a page loads few files, and Framework has few to
 * read. What an earlier build left there is removed; Framework's cache is not touched. `replaced` are modules of the site in whose place others stand.
 */
export async function stagePages(
  roots: readonly string[],
  stage: string,
  replaced: Readonly<Record<string, string>> = {}
): Promise<StagedPages> {
  await empty(stage);
  const [site] = roots;
  const files = pageFiles(roots);
  files.delete(PLAN_LOADER);
  const isOurs = (module: string): boolean => existsSync(join(site!, module.replace(/\.js$/, ".ts")));
  const namesOf = namesUnder(site!);
  const places = planPlaces();
  const pages: BundledPage[] = [];
  const problems: PageProblem[] = [];
  for (const [path, root] of files) {
    if (!path.endsWith(".md")) {
      if (isModule(path)) problems.push(...heavyNamesInModule(root, path));
      await copy(join(root, path), join(stage, path));
      continue;
    }
    const source = pageText(join(root, path));
    const staged = stagePage(root, path, source, places);
    problems.push(...(await importProblems(join(root, path), path, source, namesOf)));
    const page = bundlePage(path, staged.source, root === site ? undefined : isOurs);
    problems.push(...staged.problems);
    pages.push(page);
    await write(join(stage, path), page.source);
  }
  if (problems.length > 0) return { problems };
  const sources = bundleSources(pages, kitHomes(site!));
  return { problems, bundles: await bundleModules(site!, stage, sources, replaced) };
}

/** Removes all that was staged, but not what Framework keeps. */
export async function empty(stage: string): Promise<void> {
  await mkdir(stage, { recursive: true });
  const left = (await readdir(stage)).filter((name) => name !== ".observablehq");
  await Promise.all(left.map((name) => rm(join(stage, name), { recursive: true })));
}

/** Writes the plan's files where pages look for them, so that Framework need not run their loader. */
export async function stagePlan(stage: string, plan: Files): Promise<void> {
  const files = Object.entries(plan);
  await Promise.all(files.map(([path, content]) => write(join(stage, PLAN_FOLDER, path), content)));
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}
