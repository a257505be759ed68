import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newPage } from "../../../loaders/commands/new-page.js";
import { runCommand } from "./run-command.js";

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), "control-lines-test-"));
  cpSync("data", data, { recursive: true });
});
afterAll(() => rmSync(data, { recursive: true }));

const run = (...args: string[]) => runCommand(newPage, ["--data", data, ...args]);

describe("npm run new-page", () => {
  test("writes a page of the measure, and says where it is", async () => {
    const { code, out } = await run("--name", "winter", "--measure", "domestic-burglary");
    const file = join(data, "pages", "winter.md");
    expect(code).toBe(0);
    expect(out).toContain(file);
    const text = readFileSync(file, "utf8");
    expect(text).toContain("# Winter\n");
    expect(text).toContain('rated("domestic-burglary"');
  });

  test("writes one that stands in the place of a measure's page", async () => {
    const { code } = await run("--name", "measures/all-crime", "--measure", "all-crime");
    expect([code, existsSync(join(data, "pages", "measures", "all-crime.md"))]).toEqual([0, true]);
  });

  test("never writes over a page", async () => {
    await run("--name", "kept", "--title", "Kept");
    const { code, err } = await run("--name", "kept", "--title", "Lost");
    expect([code, err]).toEqual([1, expect.stringContaining("exists already, and was not changed")]);
    expect(readFileSync(join(data, "pages", "kept.md"), "utf8")).toContain("# Kept\n");
  });

  test.each([
    [["--name", "../out"], "expected small letters, digits and hyphens"],
    [["--name", "settings"], "a page of the site: yours would stand in its place"],
    [["--name", "methodology/forecast"], "such as my-methodology-forecast"],
    [["--name", "x", "--measure", "bike-theft"], "expected a measure with counts or answers: "]
  ])("refuses what cannot be a page: %j", async (args, message) => {
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(join(data, "..", "out.md"))).toBe(false);
  });
});
