import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { addCounts, type Count, countReport, oneCheck, summary, type VitestReport } from "./test-count.js";

/** A project of vitest.config.ts, which says what is in each. */
type TestProject = "pure" | "alone" | "long" | "long-alone" | "site";

/** All but the tests of built pages. */
export const UNIT_TESTS: readonly TestProject[] = ["pure", "alone", "long", "long-alone"];

/** Where a check runs: in this folder and with this Node, unless others are named. */
export interface Place {
  folder?: string;
  /** The path of a Node. */
  node?: string;
}

/** From now on, what is long by nature is done at its whole length; test/size.ts has what that is. */
export function testInFull(): void {
  process.env.TEST_SIZE = "full";
}

/** Types, lint, files, exports and packages that nothing uses, and those that only tests use: four checks. */
export function checkCode(): Count {
  return addCounts([
    check("types", ["node_modules/typescript/bin/tsc"]),
    check("lint", ["node_modules/@biomejs/biome/bin/biome", "check"]),
    check("nothing unused", ["node_modules/knip/bin/knip.js"]),
    check("nothing that only tests use", ["node_modules/knip/bin/knip.js", "--production"])
  ]);
}

const BUILD = ["scripts/run.mjs", "scripts/build.ts"];

/** A build of the site, which is one check. */
export function checkBuild(place?: Place): Count {
  return check("build", BUILD, place);
}

/**
 * Starts the same build beside what is checked meanwhile, since either keeps one core busy. What it prints is shown, and
 * counted, when its end is waited for.
 */
export function startBuild(): () => Promise<Count> {
  const ended = start(BUILD);
  return async () => {
    heading("build");
    return said("build", (await ended()) === 0);
  };
}

/** Is each of the known mistakes found? One check. */
export function checkMistakes(): Count {
  return check("known mistakes", ["scripts/run.mjs", "scripts/mutations.ts"]);
}

/** The tests of some projects, in one run of Vitest; only those in `files` when there are any. */
export function runTests(
  projects: readonly TestProject[],
  { files = [], ...place }: Place & { files?: readonly string[] } = {}
): Count {
  heading(headingOf(projects));
  const { args, countOf } = vitestRun(projects, files);
  return countOf(run(args, place));
}

/** Starts the same tests beside what is checked meanwhile; shown and counted as a build that was started is. */
export function startTests(projects: readonly TestProject[]): () => Promise<Count> {
  const { args, countOf } = vitestRun(projects);
  const ended = start(args);
  return async () => {
    heading(headingOf(projects));
    return countOf(await ended());
  };
}

const headingOf = (projects: readonly TestProject[]): string => `tests: ${projects.join(", ")}`;

interface VitestRun {
  args: readonly string[];
  /** What the run has reported, when it has ended with an exit code; null for one that crashed. */
  countOf(exitCode: number | null): Count;
}

function vitestRun(projects: readonly TestProject[], files: readonly string[] = []): VitestRun {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-test-"));
  const file = join(folder, "report.json");
  const chosen = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return {
    args: ["node_modules/vitest/vitest.mjs", "run", ...chosen, ...reporters, ...files],
    countOf(exitCode) {
      const report = readReport(file);
      rmSync(folder, { recursive: true, force: true });
      return countReport(report, exitCode);
    }
  };
}

/** Prints what was counted, as the last line. Returns the exit code: 1 when something failed. */
export function finish(counts: readonly Count[], print: (text: string) => void): number {
  const total = addCounts(counts);
  print(`\n${summary(total)}`);
  return total.failed > 0 ? 1 : 0;
}

export function heading(text: string): void {
  console.log(`\n— ${text}`);
}

/** One check by itself: a program that has to end well. */
function check(name: string, args: readonly string[], place?: Place): Count {
  heading(name);
  return said(name, run(args, place) === 0);
}

function said(name: string, passed: boolean): Count {
  console.log(`${name}: ${passed ? "passed" : "FAILED"}`);
  return oneCheck(passed);
}

/**
 * Runs a program of this project or of a package, showing what it prints; what that starts by the name of node is the
 * same Node. Returns its exit code; null when it crashed.
 */
function run(args: readonly string[], { folder = ".", node = process.execPath }: Place = {}): number | null {
  const path = [dirname(node), process.env.PATH].join(delimiter);
  return spawnSync(node, args, {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PATH: path }
  }).status;
}

/**
 * Starts a program of this project or of a package, which prints into a file: a pipe that nobody reads would stop it.
 * Shows that, and returns its exit code, when its end is waited for.
 */
function start(args: readonly string[]): () => Promise<number | null> {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-printed-"));
  const file = join(folder, "printed.txt");
  const printed = openSync(file, "w");
  const started = spawn(process.execPath, args, { stdio: ["ignore", printed, printed] });
  closeSync(printed);
  const ended = new Promise<number | null>((resolve) => started.once("close", resolve));
  return async () => {
    const exitCode = await ended;
    console.log(readFileSync(file, "utf8").trimEnd());
    rmSync(folder, { recursive: true });
    return exitCode;
  };
}

function readReport(file: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
