import { describe, expect, it } from "vitest";
import { isInstalled, nodeProblem } from "../../scripts/install.mjs";

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
