import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { DIST } from "../../scripts/site/folders.js";
import { random } from "../../src/statistics/distributions/random.js";
import { sized } from "../size.js";
import { BUILD, contents, copyProject, type ProjectCopy } from "./project-copy.js";

/** Each pair of builds that are killed is followed by one that is let run to its end. */
const PAIRS = sized(1, 20);

/** What a build takes on a small machine, in milliseconds, until one here has shown that it is quicker. */
const BUILD_MILLISECONDS = 30_000;

let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject({ with: "site" });
});
afterAll(() => copy?.remove());

/**
 * Starts a build and kills it, and all that it has started, after a time in milliseconds. Returns null; the
 * milliseconds that it took when it had ended by itself.
 */
async function killBuild(after: number): Promise<number | null> {
  const started = performance.now();
  const running = spawn(process.execPath, BUILD, { cwd: copy.folder, stdio: "ignore", detached: true });
  const ended = new Promise<number>((resolve) =>
    running.once("exit", () => resolve(performance.now() - started))
  );
  const took = await Promise.race([sleep(after, null), ended]);
  if (took === null) {
    try {
      process.kill(-running.pid!, "SIGKILL");
    } catch {
      // It has ended by itself just now.
    }
    await ended;
  }
  return took;
}

it(
  `leaves the last good site when it is killed at any moment, and the next build is right (${2 * PAIRS} kills)`,
  async () => {
    const site = contents(DIST);
    expect(contents(copy.path(DIST))).toEqual(site);
    const draw = random(inject("seed"));
    let milliseconds = BUILD_MILLISECONDS;
    for (let kills = 0; kills < 2 * PAIRS; ) {
      const moment = draw.uniform() * milliseconds;
      const took = await killBuild(moment);
      expect(contents(copy.path(DIST)), `killed after ${moment.toFixed(0)} ms`).toEqual(site);
      milliseconds = took ?? milliseconds;
      if (took === null) kills += 1;
      if (took !== null || kills % 2 === 1) continue;
      const { code, output } = copy.build();
      expect(code, output).toBe(0);
      expect(contents(copy.path(DIST)), `built after a kill at ${moment.toFixed(0)} ms`).toEqual(site);
    }
  },
  PAIRS * 600_000
);
