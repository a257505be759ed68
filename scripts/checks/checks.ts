import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { addCounts, type Count, countReport, oneCheck, summary, type VitestReport } from "./test-count.js";

/** A project of vitest.config.ts, which says what is in each. */
type TestProject = "pure" | "alone" | "long" | "site";

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
  const building = spawn(process.execPath, BUILD, { stdio: ["ignore", "pipe", "pipe"] });
  const printed = Promise.all([text(building.stdout), text(building.stderr)]);
  const ended = new Promise<number | null>((resolve) => building.once("close", resolve));
  return async () => {
    const passed = (await ended) === 0;
    heading("build");
    console.log((await printed).join("").trimEnd());
    return said("build", passed);
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
  heading(`tests: ${projects.join(", ")}`);
  const folder = mkdtempSync(join(tmpdir(), "control-lines-test-"));
  const file = join(folder, "report.json");
  const chosen = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const exitCode = run(["node_modules/vitest/vitest.mjs", "run", ...chosen, ...reporters, ...files], place);
  const report = readReport(file);
  rmSync(folder, { recursive: true, force: true });
  return countReport(report, exitCode);
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

function readReport(file: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
