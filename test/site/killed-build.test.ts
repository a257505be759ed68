import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { random } from "../../src/statistics/distributions/random.js";
import { copyProject, type ProjectCopy } from "./project-copy.js";

/** Builds that are killed: a few in every test run, 20 by `npm run fuzz`. */
const KILLS = Number(process.env.FUZZ_KILLS ?? 2);
const SEED = 20140930;
const BUILD = ["scripts/run.mjs", "scripts/build.ts"];

let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject();
});
afterAll(() => copy?.remove());

/** One checksum of every file of the site in the copy. */
function siteHash(): string {
  const folder = join(copy.folder, "dist");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path.slice(folder.length)).update(readFileSync(path));
  return hash.digest("hex");
}

function build(): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, BUILD, { cwd: copy.folder, encoding: "utf8" });
  expect(status, stderr).toBe(0);
  return performance.now() - started;
}

/** Starts a build and kills it, and all that it has started, after a time. */
async function killBuild(afterMilliseconds: number): Promise<void> {
  const running = spawn(process.execPath, BUILD, { cwd: copy.folder, stdio: "ignore", detached: true });
  const ended = new Promise((resolve) => running.once("exit", resolve));
  await Promise.race([sleep(afterMilliseconds), ended]);
  try {
    process.kill(-running.pid!, "SIGKILL");
  } catch {
    // It had ended by itself.
  }
  await ended;
}

it(
  `leaves the last good site when it is killed at any moment, and the next build is right (${KILLS} kills)`,
  async () => {
    build();
    const site = siteHash();
    const milliseconds = build();
    expect(siteHash()).toBe(site);
    const draw = random(SEED);
    for (let kill = 1; kill <= KILLS; kill++) {
      const moment = draw.uniform() * milliseconds;
      await killBuild(moment);
      expect(siteHash(), `killed after ${moment.toFixed(0)} ms`).toBe(site);
      build();
      expect(siteHash(), `built after a kill at ${moment.toFixed(0)} ms`).toBe(site);
      if (process.env.FUZZ_KILLS)
        console.log(`kill ${kill}: after ${moment.toFixed(0)} of ${milliseconds.toFixed(0)} ms`);
    }
  },
  (KILLS + 3) * 120_000
);
