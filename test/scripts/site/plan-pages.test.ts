import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { measurePaths } from "../../../scripts/site/plan-pages.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function pathsOf(plan: string): Promise<string[]> {
  const file = join(folder, "plan.yaml");
  writeFileSync(file, plan);
  const paths: string[] = [];
  for await (const path of measurePaths(file)) paths.push(path);
  return paths;
}

it("measurePaths(file) gives a page for every measure, in the order of the plan", async () => {
  const plan =
    "priorities:\n  - measures: [{ id: a }, { id: b }]\n  - text: none\n  - measures: [{ id: c }]\n";
  expect(await pathsOf(plan)).toEqual(["/measures/a", "/measures/b", "/measures/c"]);
});

it.each(["", "priorities: none", "a: [", "priorities: [{ measures: [{}] }]"])(
  "measurePaths(file) gives no page for what cannot be read: %j",
  async (plan) => {
    expect(await pathsOf(plan)).toEqual([]);
  }
);
