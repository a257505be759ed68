import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { folderProblem, isInstalled, nodeProblem } from "../../scripts/install.mjs";

const lock = (packages: object): object => ({ packages: { "": {}, ...packages } });

describe("isInstalled(wanted, installed)", () => {
  it("is false when nothing is installed", () => {
    expect(isInstalled(lock({}), undefined)).toBe(false);
  });

  it("is true when every package is there in its locked version", () => {
    const packages = { "node_modules/a": { version: "1.0.0" } };
    expect(isInstalled(lock(packages), { packages })).toBe(true);
  });

  it("is false when a package is missing or has another version", () => {
    const wanted = lock({ "node_modules/a": { version: "1.0.1" } });
    expect(isInstalled(wanted, { packages: {} })).toBe(false);
    expect(isInstalled(wanted, { packages: { "node_modules/a": { version: "1.0.0" } } })).toBe(false);
  });

  it("lets an optional package be missing, for it may be for another machine, but not have another version", () => {
    const wanted = lock({ "node_modules/a": { version: "1.0.1", optional: true } });
    expect(isInstalled(wanted, { packages: {} })).toBe(true);
    expect(isInstalled(wanted, { packages: { "node_modules/a": { version: "1.0.0" } } })).toBe(false);
  });
});

// Node's own documentation: zlib.crc32 was added in v22.2.0 and v20.15.0; 21 never had it.
describe("nodeProblem(version)", () => {
  it.each(["20.15.0", "20.20.2", "22.2.0", "23.0.0", "24.11.1"])("is none for %s", (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  it.each(["18.20.8", "20.14.0", "21.7.3", "22.1.0"])("says what is needed instead of %s", (version) => {
    expect(nodeProblem(version)).toMatch(new RegExp(`needs Node 20\\.15 .*22\\.2 .*this is Node ${version}`));
  });
});

describe("folderProblem(folder)", () => {
  it("is none for a path with spaces and other marks, in which test/site/build.test.ts builds", () => {
    expect(folderProblem("/home/a b/100%/c#/plan's")).toBeUndefined();
  });

  it("is said by every command, before anything is loaded, where a path has a question mark in it", () => {
    const parent = mkdtempSync(join(tmpdir(), "control-lines-install-"));
    const scripts = join(parent, "which?", "scripts");
    mkdirSync(scripts, { recursive: true });
    for (const name of ["run.mjs", "install.mjs"]) copyFileSync(join("scripts", name), join(scripts, name));
    const { status, stderr } = spawnSync(process.execPath, [join(scripts, "run.mjs"), "x.ts"], {
      encoding: "utf8"
    });
    rmSync(parent, { recursive: true });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^The path of this project has a question mark in it: .*which\?\n.*\nRename the folder/
    );
  });
});

describe("ensureInstalled(folder)", () => {
  // A copy of the project shares the packages of another by a link: npm ci in the copy emptied the other's.
  it("empties no folder that node_modules is a link to, when other packages are asked for than lie there", () => {
    const parent = mkdtempSync(join(tmpdir(), "control-lines-install-"));
    const [shared, copy] = [join(parent, "shared"), join(parent, "copy")];
    for (const folder of [shared, copy]) mkdirSync(folder);
    writeFileSync(join(shared, "package.txt"), "in use elsewhere");
    writeFileSync(join(copy, "package.json"), "{}");
    const packages = { "node_modules/a": { version: "1.0.0" } };
    writeFileSync(join(copy, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, ...lock(packages) }));
    symlinkSync(shared, join(copy, "node_modules"), "dir");
    const module = JSON.stringify(resolve("scripts/install.mjs"));
    const script = `import(${module}).then(({ ensureInstalled }) => ensureInstalled(${JSON.stringify(copy)}))`;
    // Without a registry: a wrong answer must not depend on one.
    const env = { ...process.env, npm_config_offline: "true" };
    const { status, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8", env });
    const left = readdirSync(shared);
    rmSync(parent, { recursive: true });
    expect(left).toEqual(["package.txt"]);
    expect(stderr).toContain(`is a link to ${shared}`);
    expect(status).toBe(1);
  });
});
