import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { MISTAKES } from "../../../scripts/checks/known-mistakes.js";

// Hours later `npm run mutations` would say so: code that moves takes its mistakes with it.
it.each(MISTAKES)(
  "BUG: the mistake “$name” can still be made, and its tests are there",
  ({ file, from, to, tests }) => {
    const parts = readFileSync(file, "utf8").split(from);
    expect(parts).toHaveLength(2);
    expect(parts.join(to)).not.toBe(parts.join(from));
    for (const name of tests) expect(existsSync(join("test", name)), name).toBe(true);
  }
);

it("every room has a known mistake", () => {
  const rooms = new Set(MISTAKES.map(({ file }) => file.split("/").slice(0, 2).join("/")));
  for (const room of [
    "charts",
    "claims",
    "components",
    "duckdb",
    "kit",
    "notebook",
    "plan",
    "releases",
    "rules"
  ])
    expect(rooms).toContain(`src/${room}`);
});
