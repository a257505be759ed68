import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BundleError, bundleModules } from "../../../scripts/site/bundle-modules.js";

const MODULES = {
  "common.ts": 'export const common = "common to both";',
  "later.ts": 'export const later = "only on demand";',
  "one.ts":
    'import { common } from "./common.js";\nexport const one = async () => [common, (await import("./later.js")).later];',
  "two.ts":
    'import * as Plot from "@observablehq/plot";\nimport { common } from "./common.js";\nexport const two = () => Plot.dot([common]);',
  "parts.ts":
    'import * as Plot from "@observablehq/plot";\nimport { symbolStar as star } from "d3-shape";\nexport const parts = () => Plot.dot([star]);',
  "whole.ts": 'import * as d3 from "d3";\nexport const whole = () => d3;',
  "four.ts":
    'import { common } from "./common.js";\nexport const four = () => common;\nexport const five = () => import("./three.js");',
  "three.ts": 'import { common } from "./common.js";\nexport const three = () => [common, "three"];',
  "log.ts": "export const log: string[] = []; export const note = (text: string) => log.push(text);",
  "counter.ts":
    'import { note } from "./log.js";\nnote("counter");\nlet n = 0;\nexport const a = () => ++n;\nexport const b = () => n;',
  "heavy.ts":
    'import { a } from "./counter.js";\nimport { note } from "./log.js";\nnote("heavy");\nexport const heavy = () => a();',
  "heavier.ts":
    'import { log } from "./log.js";\nimport { heavy } from "./heavy.js";\nexport const heavier = () => { heavy(); return log; };',
  "page.ts": `import { a, b } from "./counter.js";
import { log } from "./log.js";
export const read = () => [b(), ...log];
export const step = () => a();
export const heavy = async () => (await import("./heavy.js")).heavy();
export const heavier = async () => (await import("./heavier.js")).heavier();`,
  "named.ts": 'import { dot } from "@observablehq/plot";\nexport const named = () => dot([]);'
};

/** The source of a bundle that has nothing for later. */
const atOnce = (source: string) => ({ atOnce: source, later: "" });

let folder: string;
const root = (): string => join(folder, "src");
const stage = (): string => join(folder, "stage");
const bundled = (name: string): string => readFileSync(join(stage(), "modules", name), "utf8");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-bundle-"));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  mkdirSync(root());
  for (const [name, source] of Object.entries(MODULES)) writeFileSync(join(root(), name), source);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("bundleModules(root, stage, sources)", () => {
  it("makes one module of each source, with all it needs at once, and leaves Plot to one of its own", async () => {
    const sources = new Map([
      ["first", atOnce('export { one } from "./one.js";')],
      ["second", atOnce('export { two } from "./two.js";')]
    ]);
    await bundleModules(root(), stage(), sources);
    const names = readdirSync(join(stage(), "modules"));
    const later = names.find((name) => name.startsWith("later-"))!;
    expect(names.sort()).toEqual(["first.js", later, "plot.js", "second.js"].sort());
    for (const name of ["first.js", "second.js"]) expect(bundled(name)).toContain("common to both");
    expect(bundled("first.js")).not.toContain("only on demand");
    expect(bundled(later)).toContain("only on demand");
    expect(bundled("second.js")).toMatch(/from"\.\/plot\.js"/);
  });

  it("has what a page needs at once in one module, and each state once, whoever asks for it on demand", async () => {
    const apart = join(folder, "merged");
    const source = 'export { heavier, heavy, read, step } from "./page.js";';
    const sources = new Map(["page", "other"].map((name) => [name, atOnce(source)]));
    const { outputs } = await bundleModules(root(), apart, sources);
    // esbuild alone would have the page import these at once.
    expect(Object.keys(outputs).filter((path) => path.includes("/chunk-")).length).toBeGreaterThan(0);
    const first = readFileSync(join(apart, "modules", "page.js"), "utf8");
    expect(first).not.toMatch(/(import|from)"/);
    expect(first).not.toContain('"heavy"');
    const page = await import(pathToFileURL(join(apart, "modules", "page.js")).href);
    expect(page.read()).toEqual([0, "counter"]);
    expect(await page.heavy()).toBe(1);
    page.step();
    expect(await page.heavier()).toEqual(["counter", "heavy"]);
    expect(page.read()).toEqual([3, "counter", "heavy"]);
    // Another bundle of the same modules has a state of its own.
    const other = await import(pathToFileURL(join(apart, "modules", "other.js")).href);
    expect(await other.heavy()).toBe(1);
    expect(other.read()).toEqual([1, "counter", "heavy"]);
  });

  it("leaves what a page asks for later to a module of its own, with the states of the first", async () => {
    const apart = join(folder, "later");
    const source = {
      atOnce:
        'export { read, step } from "./page.js";\nexport const fetchLater = () => import("bundle:later");',
      later: 'export { heavier } from "./heavier.js";'
    };
    await bundleModules(root(), apart, new Map([["page", source]]));
    const path = join(apart, "modules", "page.js");
    expect(readFileSync(path, "utf8")).not.toContain('"heavier"');
    const page = await import(pathToFileURL(path).href);
    page.step();
    const { heavier } = await page.fetchLater();
    expect(heavier()).toContain("counter");
    expect(page.read()[0]).toBeGreaterThan(1);
  });

  it("splits nothing for what is imported on demand by functions that no page uses", async () => {
    const apart = join(folder, "apart");
    await bundleModules(root(), apart, new Map([["fourth", atOnce('export { four } from "./four.js";')]]));
    expect(readdirSync(join(apart, "modules"))).toEqual(["fourth.js"]);
    expect(readFileSync(join(apart, "modules", "fourth.js"), "utf8")).toContain("common to both");
  });

  it("ships of Plot what is used of it", async () => {
    const { outputs } = await bundleModules(
      root(),
      stage(),
      new Map([["second", atOnce('export { two } from "./two.js";')]])
    );
    const plot = Object.entries(outputs).find(([path]) => path.endsWith("/plot.js"))![1];
    expect(plot.exports).toEqual(["dot"]);
  });

  it("ships no second copy of what Plot is made of", async () => {
    const { outputs } = await bundleModules(
      root(),
      stage(),
      new Map([["parts", atOnce('export { parts } from "./parts.js";')]])
    );
    const plot = Object.entries(outputs).find(([path]) => path.endsWith("/plot.js"))![1];
    expect(plot.exports.sort()).toEqual(["dot", "symbolStar"]);
    expect(bundled("parts.js").length).toBeLessThan(200);
  });

  it("leaves to a package that is shipped whole what it is made of", async () => {
    await bundleModules(root(), stage(), new Map([["whole", atOnce('export { whole } from "./whole.js";')]]));
    expect(bundled("whole.js")).not.toMatch(/from"\.\/plot\.js"/);
  });

  it("refuses an import of Plot by which that cannot be known, and says where", async () => {
    const sources = new Map([["third", atOnce('export { named } from "./named.js";')]]);
    const refused = bundleModules(root(), stage(), sources);
    await expect(refused).rejects.toThrow(BundleError);
    await expect(refused).rejects.toThrow(
      /named\.ts:1: expected import \* as Plot from "@observablehq\/plot"/
    );
  });
});
