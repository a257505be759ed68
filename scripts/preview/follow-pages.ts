import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { heavyNamesInModule } from "../site/heavy-names.js";
import { importProblems, namesUnder } from "../site/import-problems.js";
import { measureProblems } from "../site/measure-problems.js";
import { isLeftOut, pageText, rootWith } from "../site/page-files.js";
import { type PageProblem, problemInWords } from "../site/page-problem.js";
import { planMeasureIds, planPlaces } from "../site/plan-pages.js";
import { problemPage, stagePage } from "../site/stage-page.js";
import { empty, isModule, pageFiles } from "../site/stage-pages.js";

/**
 * How long a file has to stay as it is, in milliseconds, to count as saved. An editor empties a file before it writes it;
 * without this chokidar tells of the first step alone when the second follows within 50 ms, and an empty page stays.
 */
const WRITTEN = { stabilityThreshold: 50, pollInterval: 10 };

/** The folder of pages that the preview serves, kept as its sources are. */
export interface FollowedPages {
  /** From now on every saved file is staged at once. */
  follow(): Promise<void>;
  /** Stages every page anew if the plan has other measures now, or another word for its places. */
  again(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Stages the pages under `roots` for the preview, one by one as a build does, but modules as they are. A page that
 * cannot be shown says why in its place, and `say` is told. A file in a later root goes before one in an earlier.
 */
export async function previewPages(
  roots: readonly string[],
  stage: string,
  say: (text: string) => void
): Promise<FollowedPages> {
  await empty(stage);
  const told = new Map<string, string>();

  /** Says what is wrong with a file, when that has changed. */
  const tell = (path: string, problems: readonly PageProblem[]): string[] => {
    const words = problems.map(problemInWords);
    const text = words.join("\n");
    if (text !== (told.get(path) ?? "")) say(text || `${path} is mended.`);
    told.set(path, text);
    return words;
  };

  const stageFile = async (path: string, root: string): Promise<void> => {
    const from = join(root, path);
    const to = join(stage, path);
    await mkdir(dirname(to), { recursive: true });
    // Whole under its name at once: Framework reads it the moment that it changes.
    const fresh = join(stage, ".observablehq", `${path.replaceAll("/", "-")}.new`);
    const content = path.endsWith(".md") ? await page(path, root) : module(path, root);
    if (content !== null && existsSync(to) && readFileSync(to, "utf8") === content) return;
    await (content === null ? copyFile(from, fresh) : writeFile(fresh, content));
    await rename(fresh, to);
  };

  const page = async (path: string, root: string): Promise<string> => {
    const file = join(root, path);
    const written = pageText(file);
    const { source, problems } = stagePage(root, path, written, planPlaces());
    const words = tell(path, [
      ...problems,
      ...(await importProblems(file, path, written, namesOf)),
      ...measureProblems([{ file, source: written }], planMeasureIds())
    ]);
    return words.length > 0 ? problemPage(words) : source;
  };

  // Read anew when a module is saved.
  let namesOf = namesUnder(roots[0]!);

  /** In the place of a module that cannot be loaded one that says why, in the cell that imports it; null for any other file. */
  const module = (path: string, root: string): string | null => {
    const words = isModule(path) ? tell(path, heavyNamesInModule(root, path)) : [];
    return words.length > 0 ? `throw new Error(${JSON.stringify(words.join("\n"))});\n` : null;
  };

  /** Stages a file as it stands in the last of the roots that has it, or removes it where none has. */
  const restage = async (path: string): Promise<void> => {
    if (isModule(path)) namesOf = namesUnder(roots[0]!);
    const root = rootWith(path, roots);
    if (root) return stageFile(path, root);
    told.delete(path);
    await rm(join(stage, path), { force: true });
  };

  let stagedFor = askedOfPlan();
  await mkdir(join(stage, ".observablehq"), { recursive: true });
  for (const [path, root] of pageFiles(roots)) await stageFile(path, root);
  const watchers: FSWatcher[] = [];
  // One after the other: of two quick saves of a file the last is the one that stays.
  let staging = Promise.resolve();
  const next = (path: string, task: () => Promise<void>): Promise<void> => {
    staging = staging.then(task).catch((error: Error) => say(`${path}: ${error.message}`));
    return staging;
  };
  return {
    async again() {
      if (askedOfPlan() === stagedFor) return;
      stagedFor = askedOfPlan();
      for (const [path, root] of pageFiles(roots)) {
        if (path.endsWith(".md")) await next(path, () => stageFile(path, root));
      }
    },
    async follow() {
      const ready = roots.map((root) => {
        const inRoot = (path: string): string => relative(root, path).replaceAll("\\", "/");
        const watcher = watch(root, {
          ignoreInitial: true,
          awaitWriteFinish: WRITTEN,
          ignored: (path) => isLeftOut(inRoot(path))
        });
        watchers.push(watcher);
        watcher.on("all", (event, path) => {
          if (event.endsWith("Dir")) return;
          const page = inRoot(path);
          void next(path, () => restage(page));
        });
        return new Promise<void>((resolve) => watcher.on("ready", resolve));
      });
      await Promise.all(ready);
    },
    async stop() {
      await Promise.all(watchers.map((watcher) => watcher.close()));
    }
  };
}

/** What staging a page reads of the plan. */
const askedOfPlan = (): string => JSON.stringify([planMeasureIds(), planPlaces()]);
