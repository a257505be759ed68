import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sizeByPart, sizeText } from "../../../scripts/site/site-size.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-size-"));
  const files: Record<string, number> = {
    "index.html": 300_000,
    "measures/a.html": 200_000,
    "index.html.br": 50_000,
    "index.html.gz": 50_000,
    "_file/duckdb/duckdb-eh.01234567.wasm": 2_000_000,
    "_file/duckdb/duckdb-eh.01234567.wasm.br": 400_000,
    "_import/modules/index.01234567.js": 250_000,
    "_file/plan/plan.01234567.duckdb": 700_000,
    "measures/a.csv": 50_000
  };
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), Buffer.alloc(bytes));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test("every file of a site is in one part, the largest part first", () => {
  expect(sizeByPart(folder).map(({ name, files, bytes }) => [name, files, bytes])).toEqual([
    ["database engine", 1, 2_000_000],
    ["data", 2, 750_000],
    ["pages", 2, 500_000],
    ["compressed copies of the engine", 1, 400_000],
    ["scripts and styles", 1, 250_000],
    ["compressed copies of all else", 2, 100_000]
  ]);
});

test("the size is said in megabytes, with why each part is there", () => {
  const lines = sizeText(folder).split("\n");
  expect(lines[0]).toBe("4.0 MB in 9 files:");
  expect(lines[1]).toMatch(/^ {4}2\.0 MB {2}database engine: .*--without-engine leaves it out$/);
  expect(lines).toHaveLength(7);
});
