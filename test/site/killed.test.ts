import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { DIST, LOCK } from "../../scripts/site/folders.js";
import { random } from "../../src/statistics/distributions/random.js";
import { killAfter } from "../kill-after.js";
import { FULL } from "../size.js";
import { BUILD, contents, copyProject, type ProjectCopy } from "./project-copy.js";

/** How often a build and each of the other commands is killed; a run of `npm test` kills one of them, in turn by its seed. */
const KILLS = { build: 40, bundle: 10, pdf: 10 };
const NAMES = ["build", "bundle", "pdf"] as const;
const killsOf = (name: keyof typeof KILLS): number =>
  FULL ? KILLS[name] : Number(NAMES[inject("seed") % NAMES.length] === name);
/** After every so many that are killed, one is let run to its end. */
const TOGETHER = 2;

/** What each takes at least, from what the last build left, in milliseconds, until it has shown here what it takes. */
const AT_FIRST = { build: 20_000, bundle: 20_000, pdf: 8_000 };

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
const site = contents(DIST);
let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject({ with: "site" });
  for (const product of Object.values(PRODUCTS)) writeFileSync(copy.path(product.file), lastGood(product));
  expect(contents(copy.path(DIST))).toEqual(site);
});
afterAll(() => copy?.remove());

/** What stands for a file from before: it is kept whatever is in it. */
const lastGood = ({ start, end }: Product): Buffer => Buffer.concat([start, end]);

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

/**
 * Runs a command to its end: its file is whole, the site is right, and nothing says that it is still at work. Returns the milliseconds
 * that it took.
 */
function runWhole(name: Name): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, programOf(name), {
    cwd: copy.folder,
    encoding: "utf8"
  });
  const took = performance.now() - started;
  expect(status, stderr).toBe(0);
  const written = readFileSync(copy.path(PRODUCTS[name].file));
  expect(isWhole(written, PRODUCTS[name])).toBe(true);
  expect(written.length).toBeGreaterThan(lastGood(PRODUCTS[name]).length);
  expect(existsSync(copy.path(LOCK))).toBe(false);
  expect(contents(copy.path(DIST))).toEqual(site);
  return took;
}

/** A program that is killed: what starts it, and the file that it writes beside the site, if any. */
interface Victim {
  name: string;
  program: string[];
  product?: Product;
  /** What it takes, in milliseconds, as far as is known. */
  milliseconds: number;
}

/** Kills a program at a moment that is drawn: the site and the last good file are as they were, or the file is a new one that is whole. */
async function killOnce(victim: Victim): Promise<void> {
  const { product } = victim;
  const good = product && readFileSync(copy.path(product.file));
  for (let took: number | null = 0; took !== null; ) {
    const moment = draw.uniform() * victim.milliseconds;
    took = await killAfter(moment, victim.program, copy.folder);
    const killed = `${victim.name} killed after ${moment.toFixed(0)} ms`;
    expect(contents(copy.path(DIST)), killed).toEqual(site);
    const now = product && readFileSync(copy.path(product.file));
    expect(!now || now.equals(good!) || isWhole(now, product!), killed).toBe(true);
    // It was too quick for this moment: the next is drawn from what it takes.
    victim.milliseconds = took ?? victim.milliseconds;
  }
}

const BUILDING: Victim = { name: "build", program: BUILD, milliseconds: AT_FIRST.build };
const victim = (name: Name): Victim => ({
  name,
  program: programOf(name),
  product: PRODUCTS[name],
  milliseconds: AT_FIRST[name]
});

/** Kills one after the other, and after some of them runs a command whole, which shows what they take. */
async function killAll(victims: readonly Victim[], whole: Name): Promise<void> {
  for (const [i, each] of victims.entries()) {
    await killOnce(each);
    const isLast = i === victims.length - 1;
    if (i % TOGETHER !== TOGETHER - 1 && !isLast) continue;
    const took = runWhole(whole);
    for (const one of victims) one.milliseconds = took;
  }
}

const times = (count: number, of: Victim): Victim[] => Array.from({ length: count }, () => of);
const builds = [...times(killsOf("build"), BUILDING), ...times(killsOf("bundle"), victim("bundle"))];
const packs = times(killsOf("pdf"), victim("pdf"));

if (builds.length > 0) {
  it(
    `a build, or a bundle, which builds too, killed at any moment leaves the last good site and file, and the next one is right (${builds.length} kills)`,
    () => killAll(builds, "bundle"),
    builds.length * 600_000
  );
}

if (packs.length > 0) {
  it(
    `a pack killed at any moment leaves the last good file and site, and the next one is whole (${packs.length} kills)`,
    () => killAll(packs, "pdf"),
    packs.length * 600_000
  );
}
