import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { command } from "../../../loaders/options/command.js";
import { PlainError, UsageError } from "../../../loaders/options/plain-error.js";
import { runCommand } from "../commands/run-command.js";

const greet = command({
  call: "npm run greet",
  about: "Greets a place.",
  options: {
    place: { type: "string", value: "PLACE", required: true, help: "the place to greet" },
    loud: { type: "boolean", help: "with an exclamation mark" }
  },
  example: "--place Rutland",
  run({ place, loud }, { print }) {
    if (place === undefined) throw new UsageError("--place is missing");
    if (place === "Atlantis") throw new PlainError("Atlantis has sunk.");
    if (place === "Oz") throw new Error("a fault");
    print(`Hello, ${place}${loud ? "!" : "."}`);
    return 0;
  }
});

describe("a command", () => {
  test("is a function of what was typed", async () => {
    expect(await runCommand(greet, ["--place", "Rutland", "--loud"])).toEqual({
      code: 0,
      out: "Hello, Rutland!",
      err: ""
    });
  });

  test.each([["--help"], ["-h"], ["--place", "Atlantis", "--help"], ["--unknown", "--help"]])(
    "says what it does, its options and an example when it is asked: %s %s %s",
    async (...args) => {
      const help = [
        "Greets a place.",
        "",
        "Use: npm run greet -- --place PLACE [--loud] [--help]",
        "",
        "  --place PLACE  the place to greet",
        "  --loud         with an exclamation mark",
        "  --help         says this, and does nothing",
        "",
        "Example: npm run greet -- --place Rutland"
      ].join("\n");
      expect(await runCommand(greet, args)).toEqual({ code: 0, out: help, err: "" });
    }
  );

  test("says how it is used after a mistake in what was typed, and ends with 2", async () => {
    const use = "Use: npm run greet -- --place PLACE [--loud] [--help]";
    expect(await runCommand(greet, [])).toEqual({ code: 2, out: "", err: `--place is missing\n${use}` });
    expect(await runCommand(greet, ["--plce", "Kent"])).toEqual({
      code: 2,
      out: "",
      err: `Unknown option --plce; expected one of --place, --loud, --help\n${use}`
    });
  });

  test("says in plain words what cannot be done, and ends with 1", async () => {
    expect(await runCommand(greet, ["--place", "Atlantis"])).toEqual({
      code: 1,
      out: "",
      err: "Atlantis has sunk."
    });
  });

  test("hides no fault of the program", async () => {
    await expect(runCommand(greet, ["--place", "Oz"])).rejects.toThrow("a fault");
  });
});

describe("a command's file", () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, ["scripts/run.mjs", "loaders/commands/check-data.ts", ...args], {
      encoding: "utf8"
    });

  test("runs the command with what was typed when it is started", () => {
    expect(start("--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("npm run check-data --")
    });
    const { status, stdout, stderr } = start("--dta", "my-plan");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /^Unknown option --dta; .*\nUse: npm run check-data -- \[--data DIR\] \[--help\]\n$/
    );
  });
});
