import { describe, expect, it } from "vitest";
import { isInstalled } from "../../scripts/install.mjs";

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
