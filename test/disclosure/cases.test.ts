import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readData } from "../../loaders/data/read-data.js";
import { attack, nameOf, type Supposed, shownCounts } from "./attacker.js";
import { inNewFolder } from "./in-new-folder.js";
import { writeKentFolder } from "./kent-folder.js";

const WIDTH = 3;

const INJURIES = ["with-injury", "without-injury"];

/** Folders whose hidden counts followed from what was published: 180 of 180, 45 of 47 and 74 of 80. */
const CASES: [name: string, supposed: Supposed][] = [
  ["total-of-three-parts", { sums: { total: [...INJURIES, "homicide"] }, subsets: [] }],
  ["two-partitions-of-one-parent", { sums: {}, subsets: [] }],
  ["one-exception", { sums: { violent: INJURIES }, subsets: [] }]
];

it.each(CASES)(`no hidden count can be told to within ${WIDTH}: %s`, async (name, supposed) => {
  const files = ["plan.yaml", "areas.csv", "area-offences.csv", "offences.csv"];
  const own = new Map(
    files.map((file) => [file, readFileSync(join("test/disclosure/cases", name, file), "utf8")])
  );
  const { data, narrow } = await inNewFolder(async (folder) => {
    writeKentFolder(folder, Object.fromEntries(own));
    const { problems, checked } = readData(folder);
    expect(problems.map(({ file, problem }) => `${file}: ${problem}`)).toEqual([]);
    const rows = ["areas.csv", "area-offences.csv", "offences.csv"].map((file) =>
      own.get(file)!.trim().split("\n").slice(1)
    );
    const recorded = new Map(
      [...rows[1]!, ...rows[2]!].map((row) => {
        const [place, series, month, count] = row.split(",") as [string, string, string, string];
        return [nameOf({ series, place, month }), Number(count)];
      })
    );
    const isOwn = new Set([...recorded.keys()].map((cell) => cell.split(" ")[0]));
    const shown = shownCounts(checked!.data.series).filter(({ series }) => isOwn.has(series));
    const ranges = await attack(shown, checked!.data.areas!, supposed, {
      least: 5,
      width: WIDTH,
      recorded
    });
    return { data: checked!.data, narrow: ranges.filter(({ low, high }) => high - low < WIDTH) };
  });
  expect(narrow).toEqual([]);
  expect(data.disclosure!.small).toBeGreaterThan(20);
});
