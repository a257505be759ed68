import { type ChildProcess, fork } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../loaders/files/sha256.js";
import { writeWhole } from "../../loaders/files/write-whole.js";

/** What a process is asked to write: a page of the built site in `folder`, opened at a time in milliseconds since 1970. */
export interface Task {
  folder: string;
  path: string;
  opened: number;
}

/** Beside a page, the charts of it as one picture. */
export const pictureOf = (page: string): string => page.replace(/\.html$/, ".svg");

const PROGRAM = "scripts/static/write-pages.ts";

/** As many as a small machine has cores. */
const PROCESSES = 2;

/** Longer than a page takes on a busy machine, in milliseconds: one that has not answered then never will. */
const PATIENCE = 120_000;

/**
 * Writes into each of a site's `pages` what its cells show (see `staticPage`), so that it can be read without scripts. `cache` keeps
 * what the last build wrote: a page is run again when it or anything that it loads has changed, since the names of all that
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
      const file = join(folder, path);
      const key = sha256([PROGRAM_HASH, opened, path, readFileSync(file, "utf8")].join(" "));
      current.add(key);
      if (takeKept(join(cache, key), file)) continue;
      if (!child || child.exitCode !== null || child.killed) child = start();
      const problems = await answerOf(child, { folder, path, opened });
      if (problems.length > 0) said.push(inWords(path, problems));
      else keep(file, join(cache, key));
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  for (const name of readdirSync(cache))
    if (!current.has(name.replace(/\..*$/, ""))) rmSync(join(cache, name));
  return said.sort();
}

const PAGE = ".html";
const PICTURE = ".svg";

/** Puts a page and its picture where they belong, if an earlier build has kept them. The page is kept last, so the picture is there. */
function takeKept(kept: string, file: string): boolean {
  if (!existsSync(kept + PAGE)) return false;
  if (existsSync(kept + PICTURE)) copyFileSync(kept + PICTURE, pictureOf(file));
  copyFileSync(kept + PAGE, file);
  return true;
}

function keep(file: string, kept: string): void {
  if (existsSync(pictureOf(file))) writeWhole(kept + PICTURE, readFileSync(pictureOf(file)));
  writeWhole(kept + PAGE, readFileSync(file));
}

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

/** What went wrong with a page. One that ends its process, or never ends, is left as it was. */
function answerOf(child: ChildProcess, task: Task): Promise<string[]> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    const settle = (problems: string[]): void => {
      clearTimeout(timer);
      child.off("message", settle).off("exit", ended);
      resolve(problems);
    };
    const ended = (): void => settle(["the page did not come to an end"]);
    child.on("message", settle).on("exit", ended);
    child.send(task);
  });
}

/** "winter.html: what 2 cells show can be seen in a browser only: Worker is not defined." */
function inWords(path: string, problems: readonly string[]): string {
  const cells = problems.length === 1 ? "what one cell shows" : `what ${problems.length} cells show`;
  return `${path}: ${cells} can be seen with scripts only: ${[...new Set(problems)].join("; ")}.`;
}
