import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { random } from "../../../src/statistics/distributions/random.js";
import { killAfter } from "../../kill-after.js";
import { sized } from "../../size.js";
import { dataFolder } from "../data/data-folder.js";
import { csvSource, sourceFolder } from "../sources/source-folder.js";

/** How often each command is killed. */
const KILLS = sized(2, 10);

const RELEASE = ["scripts/run.mjs", "loaders/commands/release.ts"];
const READ = ["scripts/run.mjs", "loaders/commands/read-sources.ts"];

/** Runs a command to its end; what it printed, and its exit code. */
function runWhole(program: string[], env: NodeJS.ProcessEnv = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { env, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

/** Kills a command at random moments of the time that it takes, and calls `look` after each. */
async function killOften(program: () => string[], env: NodeJS.ProcessEnv, look: () => void): Promise<void> {
  const draw = random(inject("seed"));
  let milliseconds = 5_000;
  for (let kills = 0; kills < KILLS; ) {
    const took = await killAfter(draw.uniform() * milliseconds, program(), ".", env);
    look();
    milliseconds = took ?? milliseconds;
    if (took === null) kills += 1;
  }
}

describe("release", () => {
  const withNote = (folder: string, note: string): string[] => [
    ...[...RELEASE, "--data", folder, "--label", "2014-09"],
    ...["--note", note, "--replace"]
  ];

  test("killed while it replaces a release leaves the one or the other, whole", async () => {
    const folder = dataFolder();
    expect(runWhole(withNote(folder, "Note 0")).code).toBe(0);
    let tries = 0;
    const path = join(folder, "releases", "2014-09.json");
    let last = readFileSync(path, "utf8");
    await killOften(
      () => withNote(folder, `Note ${++tries}`),
      process.env,
      () => {
        const now = readFileSync(path, "utf8");
        if (now !== last)
          expect(now).toBe(
            last.replace(/"Note \d+"/, `"Note ${tries}"`).replace(/[0-9a-f]{64}"\n}\n$/, now.slice(-68))
          );
        last = now;
      }
    );
    expect(runWhole(["scripts/run.mjs", "loaders/commands/changes.ts", "--data", folder]).code).toBe(0);
    expect(runWhole(withNote(folder, "The last")).code).toBe(0);
    expect(readdirSync(join(folder, "releases"))).toEqual(["2014-09.json"]);
  });

  test("of six at once of one label one is kept, and the others are told that it is there", async () => {
    const folder = dataFolder();
    const runs = Array.from({ length: 6 }, (_, i) => {
      const args = [...RELEASE, "--data", folder, "--label", "2014-09", "--note", `From ${i}`];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
      let err = "";
      child.stderr.on("data", (text: Buffer) => {
        err += text;
      });
      return new Promise<{ code: number | null; err: string }>((resolve) =>
        child.once("close", (code) => resolve({ code, err }))
      );
    });
    const done = await Promise.all(runs);
    const kept = done.filter(({ code }) => code === 0);
    expect(kept).toHaveLength(1);
    for (const { code, err } of done.filter((each) => !kept.includes(each))) {
      expect(code, err).toBe(2);
      expect(err).toMatch(/releases\/2014-09\.json is there already, and was left as it is/);
    }
    const { note } = JSON.parse(readFileSync(join(folder, "releases", "2014-09.json"), "utf8"));
    expect(note).toBe(`From ${done.indexOf(kept[0]!)}`);
  });
});

test("read-sources killed at any moment leaves only whole results, and the next reading is right", async () => {
  const folder = sourceFolder({
    "sources.yaml": csvSource(),
    "a-crimes.csv": `Date,Type\n${"2014-01-01,Burglary\n2014-02-02,Theft\n".repeat(50_000)}`
  });
  const cache = join(folder, "cache");
  const env = { ...process.env, CONTROL_LINES_CACHE: cache };
  const program = [...READ, "--data", folder];
  const good = runWhole(program, env);
  expect(good.code, good.err).toBe(0);
  const kept = (): string[] =>
    readdirSync(cache, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith(".json"));
  const text = readFileSync(join(cache, kept()[0]!), "utf8");
  await killOften(
    () => {
      // Every second reading finds nothing kept.
      if (kept().length > 0) rmSync(join(cache, kept()[0]!));
      return program;
    },
    env,
    () => {
      for (const name of kept()) expect(readFileSync(join(cache, name), "utf8")).toBe(text);
    }
  );
  expect(runWhole(program, env).out.replace("\n  unchanged since it was last read", "")).toBe(good.out);
});
