import { fork, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { planFiles } from "../../../loaders/archive/plan-files.js";
import { DATA_VARIABLE } from "../../../loaders/options/chosen-folder.js";
import { type PlanProcess, planProcess } from "../../../scripts/site/plan-process.js";
import { dataFolder } from "../../loaders/data/data-folder.js";
import { TINY_DATA } from "../../loaders/data/tiny-data.js";

let computer: PlanProcess;
const before = process.env[DATA_VARIABLE];
beforeEach(() => {
  computer = planProcess();
});
afterEach(() => {
  computer.end();
  if (before === undefined) delete process.env[DATA_VARIABLE];
  else process.env[DATA_VARIABLE] = before;
});

describe("planProcess()", () => {
  test("hands over the plan's files as they are made, with nothing packed and unpacked on the way", async () => {
    const folder = dataFolder();
    process.env[DATA_VARIABLE] = folder;
    const plan = (await computer.compute())!;
    const expected = await planFiles(folder);
    expect(Object.keys(plan)).toEqual(Object.keys(expected));
    for (const path of ["dashboard.json", "measures/theft.json", "ratings.csv"])
      expect(plan[path]).toBe(expected[path]);
    const [database, whole] = [plan, expected].map((files) => files["plan.duckdb"] as Uint8Array);
    expect(Buffer.from(database!).equals(whole!)).toBe(true);
  });

  test("says that memory was too little when that ended it, and not that the data have problems", async () => {
    process.env[DATA_VARIABLE] = dataFolder();
    process.env.NODE_OPTIONS = "--max-old-space-size=12";
    try {
      await expect(computer.compute()).rejects.toThrow(/was ended \(.*\): there was too little memory/);
    } finally {
      delete process.env.NODE_OPTIONS;
    }
    expect(await computer.compute()).not.toBeNull();
  });

  test("says nothing when who asked has gone in the midst of it", async () => {
    const env = { ...process.env, [DATA_VARIABLE]: dataFolder() };
    const options = {
      execArgv: ["--import", "tsx"],
      env,
      stdio: ["ignore", "ignore", "pipe", "ipc"] as StdioOptions
    };
    const child = fork("scripts/site/compute-plans.ts", { ...options, serialization: "advanced" });
    let said = "";
    child.stderr!.on("data", (text: Buffer) => {
      said += text;
    });
    child.send("compute");
    await once(child, "message");
    const ended = once(child, "exit");
    const closed = once(child.stderr!, "end");
    child.send("compute", () => child.disconnect());
    const [code] = await ended;
    await closed;
    expect(said).toBe("");
    expect(code).toBe(0);
  });

  test("gives nothing for bad data, and the plan again when they are mended", async () => {
    const folder = dataFolder({ "settings.yaml": (text) => text.replace("z: 1.96", "z: wide") });
    process.env[DATA_VARIABLE] = folder;
    expect(await computer.compute()).toBeNull();
    writeFileSync(join(folder, "settings.yaml"), TINY_DATA["settings.yaml"]!.replace("z: 1.96", "z: 2.5"));
    expect((await computer.compute())!["dashboard.json"]).toContain('"z":2.5');
  });
});
