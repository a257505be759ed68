import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planFiles } from "../../../loaders/archive/plan-files.js";
import { planMemory } from "../../../loaders/archive/plan-memory.js";
import { DataError } from "../../../loaders/data/load-data.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-memory-"));
  cpSync("data", folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function edit(name: string, from: RegExp, to: string): void {
  const path = join(folder, name);
  const before = readFileSync(path, "utf8");
  const after = before.replace(from, to);
  expect(after, `${name} has changed shape: mend this test`).not.toBe(before);
  writeFileSync(path, after);
}

/** Checksum of every file, by path. */
async function digests(files: Promise<Record<string, Uint8Array | string>>): Promise<Record<string, string>> {
  const sha256 = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");
  return Object.fromEntries(Object.entries(await files).map(([path, content]) => [path, sha256(content)]));
}

/** What is computed from nothing is the measure of what is computed with a memory, byte by byte, the database included. */
const fromNothing = () => digests(planFiles(folder));

/** One memory for both tests, as one preview has for everything that is saved. */
const memory = planMemory();
const withMemory = () => planFiles(folder, memory);

test("with a memory, every file of the plan is as it would be from nothing, after each change", async () => {
  const first = await digests(withMemory());
  expect(first).toEqual(await fromNothing());
  edit("settings.yaml", /^z: .*$/m, "z: 2.58");
  const second = await digests(withMemory());
  expect(second["dashboard.json"]).not.toBe(first["dashboard.json"]);
  expect(second).toEqual(await fromNothing());
}, 120_000);

test("with a memory, bad settings and bad rows are refused as they are from nothing, and the next good ones are read", async () => {
  const good = readFileSync(join(folder, "settings.yaml"), "utf8");
  edit("settings.yaml", /^z: .*$/m, "z: wide");
  edit("forces.csv", /$/, "Not An Id,,,,\n");
  const problem = await planFiles(folder).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(DataError);
  await expect(withMemory()).rejects.toEqual(problem);
  writeFileSync(join(folder, "settings.yaml"), good);
  edit("forces.csv", /Not An Id,,,,\n/, "");
  edit("forces.csv", /Leicestershire/, "Leicestershire renamed");
  expect(await digests(withMemory())).toEqual(await fromNothing());
}, 120_000);
