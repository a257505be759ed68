import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../loaders/files/sha256.js";
import { writeWhole } from "../../loaders/files/write-whole.js";
import { withoutShared, withParts } from "./page-parts.js";
import type { StaticPage } from "./static-page.js";

/** What a process is asked to run: a page of the built site in `folder`, opened at a time in milliseconds since 1970. */
export interface Task {
  folder: string;
  path: string;
  opened: number;
}

/** A page that is left as it was, since it could not be run. */
export const notRun = (problem: string): StaticPage => ({ parts: {}, charts: null, problems: [problem] });

/** Beside a page, the charts of it as one picture. */
const pictureOf = (page: string): string => page.replace(/\.html$/, ".svg");

const PROGRAM = "scripts/static/write-pages.ts";

/** As many as a small machine has cores. */
const PROCESSES = 2;

/** Longer than a page takes on a busy machine, in milliseconds: one that has not answered then never will. */
const PATIENCE = 120_000;

/**
 * Writes into each of a site's `pages` what its cells show (see `staticPage`), so that it can be read without scripts. `cache` keeps
 * what the last build found: a page is run again when it or anything that it loads has changed, since the names of all that
 * are in it. Returns what could not be written, a sentence for each page.
 */
export async function staticPages(
  folder: string,
  pages: readonly string[],
  { opened, cache }: { opened: number; cache: string }
): Promise<string[]> {
  mkdirSync(cache, { recursive: true });
  const left = [...pages];
  const current = new Set<string>();
  const said: string[] = [];
  const work = async (): Promise<void> => {
    let child: ChildProcess | undefined;
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const html = readFileSync(join(folder, path), "utf8");
      const key = sha256([PROGRAM_HASH, opened, path, withoutShared(html)].join(" "));
      current.add(key);
      const kept = join(cache, key);
      const isKept = existsSync(kept);
      if (!isKept && !child?.connected) child = start();
      const page = isKept ? pageIn(kept) : await answerOf(child!, { folder, path, opened });
      if (page.problems.length > 0) said.push(inWords(path, page.problems));
      else if (!isKept) writeWhole(kept, JSON.stringify(page));
      writeFileSync(join(folder, path), withParts(html, page.parts));
      if (page.charts) writeFileSync(join(folder, pictureOf(path)), page.charts);
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  for (const name of readdirSync(cache)) if (!current.has(name)) rmSync(join(cache, name));
  return said.sort();
}

const pageIn = (file: string): StaticPage => JSON.parse(readFileSync(file, "utf8")) as StaticPage;

/** What makes the pages: when it changes, nothing kept is taken. */
const PROGRAM_HASH = sha256(
  readdirSync("scripts/static")
    .sort()
    .map((name) => readFileSync(join("scripts/static", name), "utf8"))
    .join("")
);

/** What a page writes of dates and numbers is the same wherever it is built. */
const start = (): ChildProcess =>
  fork(PROGRAM, {
    execArgv: ["--import", "tsx", "--experimental-vm-modules", "--no-warnings"],
    env: { ...process.env, TZ: "UTC", LC_ALL: "en_GB.UTF-8" }
  });

/** What the cells of a page show; nothing where it ends its process, or never ends. */
function answerOf(child: ChildProcess, task: Task): Promise<StaticPage> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    const settle = (page: StaticPage): void => {
      clearTimeout(timer);
      child.off("message", settle).off("exit", ended);
      resolve(page);
    };
    const ended = (): void => settle(notRun("the page did not come to an end"));
    child.on("message", settle).on("exit", ended);
    child.send(task);
  });
}

/** "winter.html: what 2 cells show can be seen with scripts only: Worker is not defined." */
function inWords(path: string, problems: readonly string[]): string {
  const cells = problems.length === 1 ? "what one cell shows" : `what ${problems.length} cells show`;
  return `${path}: ${cells} can be seen with scripts only: ${[...new Set(problems)].join("; ")}.`;
}
