import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Metafile } from "esbuild";
import type { Files } from "../../loaders/archive/plan-files.js";
import { bundleModules } from "./bundle-modules.js";
import { PLAN_FOLDER, PLAN_LOADER } from "./folders.js";
import { type BundledPage, bundlePage, bundleSources } from "./page-imports.js";

/**
 * Puts the pages under `root` into the folder `stage` as a build gives them to Framework: every module that pages
 * import is bundled, so that a page loads few files, and Framework has few to read. What an earlier build left there
 * is removed; Framework's cache is not touched. Returns esbuild's account of the bundles.
 */
export async function stagePages(root: string, stage: string): Promise<Metafile> {
  await empty(stage);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/")
    )
    .filter((file) => !file.startsWith(".observablehq/") && file !== PLAN_LOADER)
    .sort();
  const pages = await Promise.all(
    files.filter((file) => file.endsWith(".md")).map((file) => stagePage(root, stage, file))
  );
  const others = files.filter((file) => !file.endsWith(".md"));
  await Promise.all(others.map((file) => cp(join(root, file), join(stage, file))));
  return bundleModules(root, stage, bundleSources(pages));
}

async function empty(stage: string): Promise<void> {
  await mkdir(stage, { recursive: true });
  const left = (await readdir(stage)).filter((name) => name !== ".observablehq");
  await Promise.all(left.map((name) => rm(join(stage, name), { recursive: true })));
}

async function stagePage(root: string, stage: string, file: string): Promise<BundledPage> {
  const page = bundlePage(file, await readFile(join(root, file), "utf8"));
  await write(join(stage, file), page.source);
  return page;
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
