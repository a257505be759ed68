import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

it("BUG: every test that a command names is there: npm run fuzz named one that was renamed", () => {
  const programs = readdirSync("scripts", { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts")
  );
  const named = programs.flatMap((path) =>
    [...readFileSync(join("scripts", path), "utf8").matchAll(/"(test\/[\w./-]+)"/g)].map(([, name]) => name!)
  );
  expect(named).toContain("test/site/killed.test.ts");
  expect(named.filter((name) => !existsSync(name))).toEqual([]);
});
