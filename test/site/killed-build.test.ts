import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { DIST } from "../../scripts/site/folders.js";
import { random } from "../../src/statistics/distributions/random.js";
import { killAfter } from "../kill-after.js";
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

it(
  `leaves the last good site when it is killed at any moment, and the next build is right (${2 * PAIRS} kills)`,
  async () => {
    const site = contents(DIST);
    expect(contents(copy.path(DIST))).toEqual(site);
    const draw = random(inject("seed"));
    let milliseconds = BUILD_MILLISECONDS;
    for (let kills = 0; kills < 2 * PAIRS; ) {
      const moment = draw.uniform() * milliseconds;
      const took = await killAfter(moment, BUILD, copy.folder);
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
