import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { monthRange } from "../../../src/plan/month.js";
import { problemsOf, readChanged } from "./data-folder.js";
import { TINY_DATA } from "./tiny-data.js";

// Sources are read by a process of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "control-lines-cache-"));
  process.env.CONTROL_LINES_CACHE = cache;
});
afterEach(() => {
  rmSync(cache, { recursive: true });
  delete process.env.CONTROL_LINES_CACHE;
});

const SOURCES = `sources:
  - id: crimes
    kind: csv
    basis: recorded crimes, own extract
    files: [crimes.csv]
    columns: {date: Date, force: Force, type: Type}
    series:
      theft: {type: [Theft]}
`;

/** Records of theft that make the counts which offences.csv of the tiny data has: 100 in the first month, 101 in the next. */
const records = ["Home Police", "Away"].flatMap((force) =>
  monthRange("2012-04", "2014-09").flatMap((month, i) =>
    Array.from(
      { length: 100 + i },
      (_, day) => `${month}-${String(1 + (day % 28)).padStart(2, "0")},${force},Theft`
    )
  )
);
const CRIMES = `Date,Force,Type\n${records.join("\n")}\n`;
const NO_OFFENCES = TINY_DATA["offences.csv"]!.split("\n", 1)[0]!;

describe("readData(folder) with sources.yaml", () => {
  test("rates the counts of records as if they stood in offences.csv, which may then be empty", () => {
    const plain = readChanged();
    const { problems, checked } = readChanged({
      "sources.yaml": SOURCES,
      "crimes.csv": CRIMES,
      "offences.csv": `${NO_OFFENCES}\n`
    });
    expect(problems).toEqual([]);
    const { theft } = plain.checked!.data.series;
    expect(checked!.data.series.theft!.home!.counts).toEqual(theft!.home!.counts);
    expect(checked!.data.series.theft!.away!.counts).toEqual(theft!.away!.counts);
    expect(checked!.data.series.theft!.home!.bases).toEqual([
      { from: "2012-04", to: "2014-09", basis: "recorded crimes, own extract" }
    ]);
    expect(checked!.provenance.sources.map(({ id, rows, counted }) => ({ id, rows, counted }))).toEqual([
      { id: "crimes", rows: records.length, counted: records.length }
    ]);
    expect(plain.checked!.provenance.sources).toEqual([]);
  });

  test("publishes counts of areas from records as those of area-offences.csv, zeros hidden with the small", () => {
    // Every theft of Home lies in the north but four of the first month, and none in the west.
    const places = records.map((record, i) => `${record},${i < 4 ? "E2" : "E1"}`);
    const area = (id: string) => `${id},${id},district,home\n`;
    const { problems, checked } = readChanged({
      "sources.yaml": `${SOURCES.replace("type: Type", "type: Type, place: Place")}    areas: {column: place, lookup: lookup.csv}\n`,
      "crimes.csv": `Date,Force,Type,Place\n${places.filter((record) => record.includes("Home")).join("\n")}\n`,
      "offences.csv": `${TINY_DATA["offences.csv"]!.split("\n")
        .filter((row) => !row.startsWith("home,"))
        .join("\n")}`,
      "lookup.csv": "code,area\nE1,north\nE2,south\nE3,west\n",
      "areas.csv": `area,name,level,parent\n${["north", "south", "west"].map(area).join("")}`
    });
    expect(problems).toEqual([]);
    const { theft } = checked!.data.series;
    // The first month: 96 + 4 + 0 = 100, so south and west are 0 to 4 each. The second: 101 + 0 + 0 = 101 would say that
    // both are 0, so north goes as well.
    expect(["north", "south", "west"].map((id) => theft![id]!.counts[0])).toEqual([96, null, null]);
    expect(["north", "south", "west"].map((id) => theft![id]!.counts[1])).toEqual([null, null, null]);
    expect(theft!.west!.counts.every((count) => count === null)).toBe(true);
    expect(theft!.west!.suppressed).toHaveLength(30);
    expect(checked!.data.disclosure).toMatchObject({ cells: 152, small: 60, others: 29 });
  });

  test("names both places of a figure that is given twice", () => {
    expect(
      problemsOf({ "sources.yaml": SOURCES, "crimes.csv": CRIMES }).map((p) =>
        p.replaceAll(/\/tmp\/[^ ]*\//g, "")
      )
    ).toEqual([
      "sources.yaml:8:14 theft of away in 2012-04 (and of 29 more) is given here and at offences.csv:32; expected each figure once",
      "sources.yaml:8:14 theft of home in 2012-04 (and of 29 more) is given here and at offences.csv:2; expected each figure once"
    ]);
  });

  test("lists what is wrong with the records, and holds nothing else against the plan", () => {
    const changes = {
      "sources.yaml": SOURCES,
      "crimes.csv": replacingFirst(CRIMES, "2012-04-01", "2012-04-31"),
      "offences.csv": `${NO_OFFENCES}\n`
    };
    const found = problemsOf(changes);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^crimes\.csv:2:1 the record is rejected: its date is “2012-04-31”/);
  });

  test.each([
    [
      changed("kind: csv", "kind: excel"),
      "sources.yaml:3:11 the kind of sources.0 is unknown or missing; expected one of csv,"
    ],
    [
      changed("{type: [Theft]}", "{kind: [Theft]}"),
      "sources.yaml:8:14 no column is named “kind”; expected a name of columns: date, force, type"
    ],
    [
      changed("[Theft]", "[46]"),
      "sources.yaml:8:22 sources.0.series.theft.type.0 is “46”; expected a text; a number must stand in quotation marks"
    ],
    [
      changed("basis: recorded crimes, own extract", "basis: our figures"),
      "sources.yaml:4:12 sources.0.basis is “our figures”; expected a phrase with at least one of the words"
    ],
    [
      changed("date: Date, force: Force", "date: Date"),
      "sources.yaml:2:9 “crimes” has no force, or two; expected either “force” (an id) or a column named “force”"
    ]
  ])("says where sources.yaml is wrong", (yaml, expected) => {
    const found = problemsOf({ "sources.yaml": yaml, "crimes.csv": CRIMES });
    expect(
      found.some((problem) => problem.startsWith(expected)),
      found.join("\n")
    ).toBe(true);
  });
});

function changed(from: string, to: string): string {
  return replacingFirst(SOURCES, from, to);
}

function replacingFirst(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`there is no “${from}”`);
  return text.replace(from, to);
}
