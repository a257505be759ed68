import { truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readData } from "../../../loaders/data/read-data.js";
import { dataFolder, problemsOf, readChanged } from "../data/data-folder.js";

test("a missing file is reported, and what needs it is not held against the others", () => {
  expect(problemsOf({ "forces.csv": null })).toEqual([
    "forces.csv:1:1 the file is missing; expected a file of this name in the data folder"
  ]);
});

test("every file of the folder is needed", () => {
  const names = ["plan.yaml", "settings.yaml", "offences.csv", "offences-quarterly.csv", "surveys.csv"];
  const others = ["forces.csv", "population.csv", "comparison-groups.csv", "annotations.csv"];
  for (const name of [...names, ...others]) {
    expect(problemsOf({ [name]: null })).toEqual([
      `${name}:1:1 the file is missing; expected a file of this name in the data folder`
    ]);
  }
});

test.each(["", "\n \n", "\uFEFF"])("a file of nothing but %j is empty", (text) => {
  expect(problemsOf({ "population.csv": text })).toEqual([
    "population.csv:1:1 the file is empty; expected data"
  ]);
});

test("a byte order mark, which Excel writes, is accepted in CSV and in YAML", () => {
  const marked = (text: string) => `\uFEFF${text}`;
  expect(readChanged({ "population.csv": marked, "plan.yaml": marked }).problems).toEqual([]);
});

test("a latin-1 byte is reported with its line, its column and its value", () => {
  const bytes = Buffer.from("force,year,population,households\nhome,2013,1000,\nb\u00e9,2013,1,\n", "latin1");
  expect(problemsOf({ "population.csv": bytes })).toEqual([
    "population.csv:3:2 the byte 0xE9 is not UTF-8 text; expected UTF-8"
  ]);
});

test("every line that is not UTF-8 is reported, UTF-8 letters before it counted as one", () => {
  const bytes = Buffer.concat([
    Buffer.from("# £ 1 "),
    Buffer.from([0xa3]),
    Buffer.from("\n# ok é\n"),
    Buffer.from([0xff])
  ]);
  expect(problemsOf({ "settings.yaml": bytes })).toEqual([
    "settings.yaml:1:7 the byte 0xA3 is not UTF-8 text; expected UTF-8",
    "settings.yaml:3:1 the byte 0xFF is not UTF-8 text; expected UTF-8"
  ]);
});

test("a file in UTF-16, which Excel calls Unicode text, is refused", () => {
  const [first] = problemsOf({ "population.csv": Buffer.from("\uFEFFforce", "utf16le") });
  expect(first).toBe("population.csv:1:1 the byte 0xFF is not UTF-8 text; expected UTF-8");
});

test.each([
  ["\u0000", "U+0000"],
  ["\u001b", "U+001B"],
  ["\u202e", "U+202E"]
])("the control character %j is refused where it stands", (character, code) => {
  expect(
    problemsOf({ "forces.csv": (text) => text.replace("Away Police", `Away${character} Police`) })
  ).toEqual([`forces.csv:3:30 the text holds the control character ${code}; expected visible characters`]);
});

test("a table of 600 MB is refused for its size, and records are shown another way", () => {
  const folder = dataFolder();
  truncateSync(join(folder, "offences.csv"), 600_000_000);
  const { problems } = readData(folder);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    problem: "the file has 600,000,000 bytes",
    expected: "at most 50,000,000",
    hint: expect.stringContaining("sources.yaml")
  });
});
