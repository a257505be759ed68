import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { ensureChromium } from "./machine/ensure-chromium.js";
import { ensureNginx } from "./machine/ensure-nginx.js";
import { ensurePoppler } from "./machine/ensure-poppler.js";
import { addCounts, type Count, countReport, oneCheck, summary, type VitestReport } from "./test-count.js";

/** Runs the program of an installed package, showing what it prints. Returns its exit code; null when it crashed. */
function run(entry: string, ...args: string[]): number | null {
  return spawnSync(process.execPath, [join("node_modules", entry), ...args], {
    stdio: ["ignore", "inherit", "inherit"]
  }).status;
}

function heading(text: string): void {
  console.log(`\n— ${text}`);
}

function check(name: string, passed: () => boolean): Count {
  heading(name);
  const ok = passed();
  console.log(ok ? `${name}: passed` : `${name}: FAILED`);
  return oneCheck(ok);
}

function vitest(project: string): Count {
  heading(`tests: ${project}`);
  const folder = mkdtempSync(join(tmpdir(), "control-lines-test-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const exitCode = run("vitest/vitest.mjs", "run", "--project", project, ...reporters);
  const report = readReport(file);
  rmSync(folder, { recursive: true, force: true });
  return countReport(report, exitCode);
}

function readReport(file: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Every check that a change has to pass; its last line counts what really ran, and nothing is left out in silence. */
export const test = command({
  call: "npm test",
  about:
    "Types, lint, files and packages that nothing uses, unit tests, a full build, and the built pages in a real browser.\n" +
    "The last line counts what ran.",
  options: {},
  example: "",
  run(_, { print }) {
    const counts = [
      check("types", () => run("typescript/bin/tsc") === 0),
      check("lint", () => run("@biomejs/biome/bin/biome", "check") === 0),
      check("nothing unused", () => run("knip/bin/knip.js") === 0),
      check("nothing that only tests use", () => run("knip/bin/knip.js", "--production") === 0),
      vitest("unit")
    ];
    const built = check("build", () => run("tsx/dist/cli.mjs", "scripts/build.ts") === 0);
    counts.push(built);
    ensureNginx();
    ensurePoppler();
    if (built.failed === 0) counts.push(ensureChromium() ? vitest("site") : oneCheck(false));
    else print("The built pages cannot be tested: the build failed.");

    const total = addCounts(counts);
    print(`\n${summary(total)}`);
    return total.failed > 0 ? 1 : 0;
  }
});

await runWhenStarted(test, import.meta.url);
