import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { DIST, LOCK } from "../../scripts/site/folders.js";
import { random } from "../../src/statistics/distributions/random.js";
import { killAfter } from "../kill-after.js";
import { FULL, sized } from "../size.js";
import { contents, copyProject, type ProjectCopy } from "./project-copy.js";

/** How often each command is killed. */
const KILLS = sized(1, 10);
/** Every measure of the plan, or one: a file of few pages is written as a whole one is. */
const MEASURES = FULL ? [] : ["--measures", "all-crime"];

/** The start and the end of a whole PDF and of a whole zip: "%PDF-1.", "%%EOF", and the records of a zip. */
const PDF = [Buffer.from("%PDF-1."), Buffer.from("%%EOF")] as const;
const ZIP = [Buffer.from("PK\x03\x04", "latin1"), Buffer.from("PK\x05\x06", "latin1")] as const;
/** What stands behind the mark at the end: a line's end, or the rest of a zip's last record. */
const LONGEST_END = 24;

let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject({ with: "site" });
});
afterAll(() => copy?.remove());

function isWhole(bytes: Buffer, [start, end]: readonly [Buffer, Buffer]): boolean {
  return bytes.subarray(0, start.length).equals(start) && bytes.subarray(-LONGEST_END).includes(end);
}

test.each([
  ["pdf", "board-pack.pdf", PDF, MEASURES],
  ["bundle", "hand-over.zip", ZIP, []]
] as const)(
  "%s killed at any moment leaves the last good file and site",
  async (name, product, marks, options) => {
    const program = ["scripts/run.mjs", `scripts/${name}.ts`, "--out", product, ...options];
    const whole = (): void => {
      const started = performance.now();
      const { status, stderr } = spawnSync(process.execPath, program, { cwd: copy.folder, encoding: "utf8" });
      expect(status, stderr).toBe(0);
      milliseconds = performance.now() - started;
    };
    let milliseconds = 0;
    whole();
    const site = contents(copy.path(DIST));
    const draw = random(inject("seed"));
    let good = readFileSync(copy.path(product));
    for (let kills = 0; kills < KILLS; ) {
      const moment = draw.uniform() * milliseconds;
      const took = await killAfter(moment, program, copy.folder);
      const now = readFileSync(copy.path(product));
      expect(now.equals(good) || isWhole(now, marks), `killed after ${moment.toFixed(0)} ms`).toBe(true);
      expect(contents(copy.path(DIST))).toEqual(site);
      good = now;
      if (took === null) kills += 1;
    }
    whole();
    expect(isWhole(readFileSync(copy.path(product)), marks)).toBe(true);
    expect(existsSync(copy.path(LOCK))).toBe(false);
  },
  KILLS * 600_000
);
