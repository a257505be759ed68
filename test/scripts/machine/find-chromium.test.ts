import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../../scripts/machine/find-chromium.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-test-"));
  writeFileSync(join(folder, "google-chrome"), "");
  chmodSync(join(folder, "google-chrome"), 0o755);
  writeFileSync(join(folder, "chromium"), "not a program");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("findChromium(env)", () => {
  it("is CHROMIUM_PATH when that is set", () => {
    expect(findChromium({ CHROMIUM_PATH: "/my/chromium", PATH: folder })).toBe("/my/chromium");
  });

  it("is the first program on the PATH with one of its names; a file that cannot be run is none", () => {
    expect(findChromium({ PATH: ["/nowhere", folder].join(delimiter) })).toBe(join(folder, "google-chrome"));
  });
});
