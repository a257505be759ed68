import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findFiles } from "../../../loaders/sources/find-files.js";
import { csvSource, problemsOf, read, shortCounts, sourceFolder } from "./source-folder.js";

const found = (folder: string, pattern: string): string[] =>
  findFiles(folder, pattern)
    .map((path) => path.slice(folder.length + 1))
    .filter((name) => name !== "forces.csv");

test.each([
  ["*.csv", ["a1.csv", "b.csv"]],
  ["a?.csv", ["a1.csv"]],
  ["[ab]*.csv", ["a1.csv", "b.csv"]],
  ["[!a].csv", ["b.csv"]],
  ["**/*.csv", ["a1.csv", "b.csv", "in/c.csv", "in/deep/d.csv"]],
  ["in/**/d.csv", ["in/deep/d.csv"]],
  ["./in/*.csv", ["in/c.csv"]],
  ["in/../b.csv", ["b.csv"]],
  [".h*.csv", [".hidden.csv"]],
  ["in", []],
  ["B.csv", []]
])("%s stands for %o", (pattern, names) => {
  const files = ["a1.csv", "b.csv", "in/c.csv", "in/deep/d.csv", ".hidden.csv", "other.txt", "a1xcsv"];
  expect(found(sourceFolder(Object.fromEntries(files.map((name) => [name, ""]))), pattern)).toEqual(names);
});

test("a name with marks of patterns is itself, where there is such a file", () => {
  const folder = sourceFolder({
    "a[1].csv": "",
    "a1.csv": "",
    "q?.csv": "",
    "qx.csv": "",
    "in[2]/b.csv": "",
    "in2/b.csv": ""
  });
  expect(found(folder, "a[1].csv")).toEqual(["a[1].csv"]);
  expect(found(folder, "q?.csv")).toEqual(["q?.csv"]);
  expect(found(folder, "in[2]/*.csv")).toEqual(["in[2]/b.csv"]);
});

const records = (n: number): string => `Date,Type\n${"2014-01-01,Burglary\n".repeat(n)}`;
const yaml = (file: string): string => csvSource().replace('"*-crimes*"', JSON.stringify(file));

// 325 were counted instead of 995: the engine took the name for a pattern, and read another file.
test.each(["crimes[1].csv", "crimes*.csv", "crime?1.csv", "[x]/crimes1.csv"])(
  "%s is read, and no file that its marks would stand for",
  async (name) => {
    const folder = sourceFolder({
      [name]: records(5),
      "crimes1.csv": records(2),
      "x/crimes1.csv": records(3),
      "sources.yaml": yaml(name)
    });
    const { results } = await read(folder);
    expect(shortCounts(results[0]!)).toEqual(["home burglary 2014-01 5", "home all-crime 2014-01 5"]);
    expect(results[0]!.account.inputs.map(({ file }) => file)).toEqual([name]);
  }
);

test("a data folder with marks of patterns in its name is itself", async () => {
  const parent = sourceFolder({ "plan1/crimes.csv": records(9) });
  const folder = join(parent, "plan[1]");
  const own = sourceFolder({ "crimes.csv": records(4), "sources.yaml": yaml("crim*.csv") });
  mkdirSync(folder);
  for (const name of ["crimes.csv", "sources.yaml", "forces.csv"])
    symlinkSync(join(own, name), join(folder, name));
  const { results } = await read(folder);
  expect(results[0]!.account.inputs.map(({ file, rows }) => [file, rows])).toEqual([["crimes.csv", 4]]);
});

test("a link that leads nowhere is an error, not an absence", async () => {
  const folder = sourceFolder({ "a-crimes.csv": records(1), "sources.yaml": csvSource() });
  symlinkSync(join(folder, "gone"), join(folder, "b-crimes.csv"));
  expect(await problemsOf(folder)).toEqual([
    expect.stringContaining("b-crimes.csv is a link that leads nowhere; expected a file")
  ]);
});
