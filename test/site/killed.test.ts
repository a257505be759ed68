import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, inject, it, test } from "vitest";
import { DIST, LOCK } from "../../scripts/site/folders.js";
import { random } from "../../src/statistics/distributions/random.js";
import { killAfter } from "../kill-after.js";
import { FULL, sized } from "../size.js";
import { BUILD, contents, copyProject, type ProjectCopy } from "./project-copy.js";

/** After every so many builds that are killed, one is let run to its end. */
const TOGETHER = sized(1, 2);
const BUILD_KILLS = sized(1, 40);
/** How often each of the other commands is killed. */
const KILLS = sized(1, 10);

/** What a build takes on a small machine, in milliseconds, until one here has shown that it is quicker. */
const BUILD_MILLISECONDS = 30_000;

/** What a command writes: the start and the end of a whole file of it, and what it is asked for. */
interface Product {
  file: string;
  start: Buffer;
  end: Buffer;
  options: string[];
}
/** "%PDF-1." and "%%EOF"; the records of a zip. A pack of one measure is written as one of them all is. */
const PRODUCTS = {
  pdf: {
    file: "board-pack.pdf",
    start: Buffer.from("%PDF-1."),
    end: Buffer.from("%%EOF"),
    options: FULL ? [] : ["--measures", "all-crime"]
  },
  bundle: {
    file: "hand-over.zip",
    start: Buffer.from("PK\x03\x04", "latin1"),
    end: Buffer.from("PK\x05\x06", "latin1"),
    options: []
  }
} satisfies Record<string, Product>;
type Name = keyof typeof PRODUCTS;

/** What stands behind the mark at the end: a line's end, or the rest of a zip's last record. */
const LONGEST_END = 24;

const draw = random(inject("seed"));
let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject({ with: "site" });
});
afterAll(() => copy?.remove());

const programOf = (name: Name): string[] => [
  "scripts/run.mjs",
  `scripts/${name}.ts`,
  "--out",
  PRODUCTS[name].file,
  ...PRODUCTS[name].options
];

function isWhole(bytes: Buffer, { start, end }: Product): boolean {
  return bytes.subarray(0, start.length).equals(start) && bytes.subarray(-LONGEST_END).includes(end);
}

/** Runs a command to its end: its file is whole, and nothing says that it is still at work. Returns the milliseconds it took. */
function runWhole(name: Name): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, programOf(name), {
    cwd: copy.folder,
    encoding: "utf8"
  });
  expect(status, stderr).toBe(0);
  expect(isWhole(readFileSync(copy.path(PRODUCTS[name].file)), PRODUCTS[name])).toBe(true);
  expect(existsSync(copy.path(LOCK))).toBe(false);
  return performance.now() - started;
}

it(
  `a build killed at any moment leaves the last good site, and the next one, which bundle asks for, is right (${BUILD_KILLS} kills)`,
  async () => {
    const site = contents(DIST);
    expect(contents(copy.path(DIST))).toEqual(site);
    let milliseconds = BUILD_MILLISECONDS;
    for (let kills = 0; kills < BUILD_KILLS; ) {
      const moment = draw.uniform() * milliseconds;
      const took = await killAfter(moment, BUILD, copy.folder);
      expect(contents(copy.path(DIST)), `killed after ${moment.toFixed(0)} ms`).toEqual(site);
      milliseconds = took ?? milliseconds;
      if (took === null) kills += 1;
      if (took !== null || kills % TOGETHER !== 0) continue;
      runWhole("bundle");
      expect(contents(copy.path(DIST)), `built after a kill at ${moment.toFixed(0)} ms`).toEqual(site);
    }
  },
  BUILD_KILLS * 600_000
);

test.each(["pdf", "bundle"] as const)(
  "%s killed at any moment leaves the last good file and site",
  async (name) => {
    const path = copy.path(PRODUCTS[name].file);
    let milliseconds = existsSync(path) ? BUILD_MILLISECONDS : runWhole(name);
    const site = contents(copy.path(DIST));
    let good = readFileSync(path);
    for (let kills = 0; kills < KILLS; ) {
      const moment = draw.uniform() * milliseconds;
      const took = await killAfter(moment, programOf(name), copy.folder);
      const now = readFileSync(path);
      const isGood = now.equals(good) || isWhole(now, PRODUCTS[name]);
      expect(isGood, `killed after ${moment.toFixed(0)} ms`).toBe(true);
      expect(contents(copy.path(DIST))).toEqual(site);
      good = now;
      if (took === null) kills += 1;
      else milliseconds = took;
    }
    runWhole(name);
  },
  KILLS * 600_000
);
