import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keepJson, keptJson } from "../../loaders/files/kept-json.js";
import { sha256 } from "../../loaders/files/sha256.js";
import { endedText } from "../../loaders/options/fault-text.js";
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

/** With what pages are written. */
export interface Writing {
  /** When they are opened, in milliseconds since 1970. */
  opened: number;
  /** Keeps what the last build found. */
  cache: string;
  /** Files of the site that pages load by a name that stays when what they hold changes. */
  stable?: readonly string[];
}

/**
 * Writes into each of a site's `pages` what its cells show (see `staticPage`), so that it can be read without scripts. A page is
 * run again when it or anything that it loads has changed, since the names of all that are in it, or the file is `stable`.
 * Returns what could not be written, a sentence for each page.
 */
export async function staticPages(
  folder: string,
  pages: readonly string[],
  { opened, cache, stable = [] }: Writing
): Promise<string[]> {
  mkdirSync(cache, { recursive: true });
  const left = [...pages];
  const current = new Set<string>();
  const loaded = stable.map((name) => sha256(readFileSync(join(folder, name))));
  const said: string[] = [];
  const work = async (): Promise<void> => {
    let child: ChildProcess | undefined;
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const html = readFileSync(join(folder, path), "utf8");
      const key = sha256([PROGRAM_HASH, opened, ...loaded, path, withoutShared(html)].join(" "));
      current.add(key);
      const kept = join(cache, key);
      const found = keptJson<StaticPage>(kept);
      if (!found && !child?.connected) child = start();
      const page = found ?? (await answerOf(child!, { folder, path, opened }));
      if (page.problems.length > 0) said.push(inWords(path, page.problems));
      else if (!found) keepJson(kept, page);
      writeFileSync(join(folder, path), withParts(html, page.parts));
      if (page.charts) writeFileSync(join(folder, pictureOf(path)), page.charts);
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  for (const name of readdirSync(cache))
    if (!current.has(name.replace(/\..*$/, ""))) rmSync(join(cache, name));
  return said.sort();
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

/** What the cells of a page show; nothing where it ends its process, or never ends. */
function answerOf(child: ChildProcess, task: Task): Promise<StaticPage> {
  return new Promise((resolve) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, PATIENCE);
    const settle = (page: StaticPage): void => {
      clearTimeout(timer);
      child.off("message", settle).off("exit", ended);
      resolve(page);
    };
    const ended = (code: number | null, signal: NodeJS.Signals | null): void =>
      settle(
        notRun(late ? "the page did not come to an end" : endedText("the process that ran it", code, signal))
      );
    child.on("message", settle).on("exit", ended);
    child.send(task);
  });
}

/** "winter.html: what 2 cells show can be seen with scripts only: SQL is answered in a browser." */
function inWords(path: string, problems: readonly string[]): string {
  const cells = problems.length === 1 ? "what one cell shows" : `what ${problems.length} cells show`;
  const why = [...new Set(problems)].map((problem) => problem.replace(/\.$/, "")).join("; ");
  return `${path}: ${cells} can be seen with scripts only: ${why}.`;
}
