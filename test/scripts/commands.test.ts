import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Command } from "../../loaders/options/command.js";
import { runCommand } from "../loaders/commands/run-command.js";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** Name and file of every command that runs a program of this project; the others are programs of packages. */
const PROGRAMS = Object.entries(scripts).flatMap(([name, line]) => {
  const file = /^node scripts\/run\.mjs (\S+)$/.exec(line)?.[1];
  return file ? [{ name, file }] : [];
});

/** Commands that read a plan, or the site of one. */
const OF_A_PLAN = [
  "bench",
  "build",
  "bundle",
  "changes",
  "check-claims",
  "check-data",
  "commentary",
  "kit",
  "new-page",
  "one-file",
  "pdf",
  "rate",
  "read-sources",
  "release",
  "start",
  "upgrade"
];

/** The command of a file. The file is read before it is imported: one that just runs would start its work in this test. */
async function commandOf(file: string): Promise<Command> {
  const last = readFileSync(file, "utf8").trimEnd().split("\n").at(-1)!;
  const name = /^await runWhenStarted\((\w+), import\.meta\.url\);$/.exec(last)?.[1];
  expect(name, `${file} ends with: ${last}`).toBeDefined();
  return (await import(resolve(file)))[name!];
}

describe.each(PROGRAMS)("npm run $name", ({ name, file }) => {
  test("says what it does, its options and an example, and does nothing, with --help", async () => {
    const { code, out, err } = await runCommand(await commandOf(file), ["--help"]);
    expect([code, err]).toEqual([0, ""]);
    const call = ["start", "test"].includes(name) ? `npm ${name}` : `npm run (--silent )?${name}`;
    expect(out).toMatch(
      new RegExp(`^[A-Z].*\\.\\n\\nUse: ${call} -- .*\\n\\n  --.*\\n\\nExample: ${call}`, "s")
    );
    const lines = out.split("\n").filter((line) => !line.startsWith("Use: "));
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(120);
  });

  test("refuses an option that it does not have, and says how it is used", async () => {
    const { code, out, err } = await runCommand(await commandOf(file), ["--dta", "my-plan"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^Unknown option --dta; expected one of .*\nUse: npm /);
  });

  test(OF_A_PLAN.includes(name) ? "takes the data folder of a plan" : "is of no data folder", async () => {
    const { out } = await runCommand(await commandOf(file), ["--help"]);
    expect(out.includes("--data DIR")).toBe(OF_A_PLAN.includes(name));
  });
});

test("there is a program behind every command but those of packages", () => {
  const others = Object.keys(scripts).filter((name) => PROGRAMS.every((program) => program.name !== name));
  expect(others).toEqual(["test:full", "types", "lint", "unused", "format"]);
});
