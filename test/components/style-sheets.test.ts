import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Every text that a style sheet writes onto a page, but for a single mark. */
const WRITTEN = /content:[^;]*"[^"]*[a-z][^"]*"[^;]*/gi;

test("no style sheet writes a word for places: the plan has its own", () => {
  const sheets = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".css")
  );
  const written = sheets.flatMap((file) => readFileSync(join("src", file), "utf8").match(WRITTEN) ?? []);
  expect(written).toContain('content: "lines "');
  expect(written.filter((text) => /\b(force|borough|district|place)s?\b/i.test(text))).toEqual([]);
});
