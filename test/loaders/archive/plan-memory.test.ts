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

// What is computed from nothing is the measure of what is computed with a memory, byte by byte, the database included.
test("with a memory, every file of the plan is as it would be from nothing, after each change", async () => {
  const memory = planMemory();
  const first = await digests(planFiles(folder, memory));
  expect(first).toEqual(await digests(planFiles(folder)));
  edit("settings.yaml", /^z: .*$/m, "z: 2.58");
  const second = await digests(planFiles(folder, memory));
  expect(second["dashboard.json"]).not.toBe(first["dashboard.json"]);
  expect(second).toEqual(await digests(planFiles(folder)));
  edit("forces.csv", /Leicestershire/, "Leicestershire renamed");
  expect(await digests(planFiles(folder, memory))).toEqual(await digests(planFiles(folder)));
}, 120_000);

test("with a memory, bad settings and bad rows are refused as they are from nothing, and the next good ones are read", async () => {
  const memory = planMemory();
  const good = readFileSync(join(folder, "settings.yaml"), "utf8");
  await planFiles(folder, memory);
  edit("settings.yaml", /^z: .*$/m, "z: wide");
  edit("forces.csv", /$/, "Not An Id,,,,\n");
  const problem = await planFiles(folder).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(DataError);
  await expect(planFiles(folder, memory)).rejects.toEqual(problem);
  writeFileSync(join(folder, "settings.yaml"), good);
  edit("forces.csv", /Not An Id,,,,\n/, "");
  expect(await digests(planFiles(folder, memory))).toEqual(await digests(planFiles(folder)));
}, 120_000);
