import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Problem } from "../../../loaders/files/problem.js";
import { readSourcesFile } from "../../../loaders/sources/read-sources-file.js";
import { SOURCE_KINDS } from "../../../loaders/sources/source-kinds.js";
import { csvSource, sourceFolder } from "./source-folder.js";

test("the example in data/README.md is a sources.yaml in which nothing is wrong", () => {
  const [, example] = /```yaml\n([^`]*sources:[^`]*)```/.exec(readFileSync("data/README.md", "utf8"))!;
  const problems: Problem[] = [];
  const file = readSourcesFile(sourceFolder({ "sources.yaml": example! }), problems);
  expect(problems).toEqual([]);
  expect(file!.sources.map(({ id }) => id)).toEqual(["own-records"]);
});

test("data/schema/sources.schema.json names every kind of source once", () => {
  const { definitions } = JSON.parse(readFileSync("data/schema/sources.schema.json", "utf8"));
  const kinds = Object.values(
    definitions as Record<string, { properties?: { kind?: { const?: string; enum?: string[] } } }>
  )
    .flatMap(({ properties }) => properties?.kind?.const ?? properties?.kind?.enum ?? [])
    .sort();
  expect(kinds).toEqual(Object.keys(SOURCE_KINDS).sort());
});

test.each(["constructor", "toString", "__proto__"])(
  "a filter cannot be called %s, as every object of JavaScript has it",
  (name) => {
    const problems: Problem[] = [];
    const yaml = csvSource(`    filters: {${name}: {type: [Theft]}}\n`);
    expect(readSourcesFile(sourceFolder({ "sources.yaml": yaml }), problems)).toBeNull();
    expect(problems[0]).toMatchObject({
      expected: "a name that is no word of JavaScript, such as cancelled"
    });
  }
);

test("readSourcesFile(folder) gives nothing, and no problem, when there is no such file", () => {
  const problems: Problem[] = [];
  expect(readSourcesFile(sourceFolder({}), problems)).toBeNull();
  expect(problems).toEqual([]);
});
