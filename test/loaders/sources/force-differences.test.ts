import { cpSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { caseFolder, problemsOf, read, readCase, shortCounts, sourceFolder } from "./source-folder.js";

const CASE = "reported-by-wrong-force-alone";
const believe =
  (what: string) =>
  (yaml: string): string =>
    yaml.replace("    series:", `    believe: ${what}\n    series:`);

/** Four vehicle crimes in each of three months, as the files' names and “Falls within” have them. */
const WEST_MERCIA = [
  "west-mercia vehicle-offences 2016-05 4",
  "west-mercia vehicle-offences 2016-06 4",
  "west-mercia vehicle-offences 2016-07 4"
];

describe("a file of data.police.uk whose columns name two forces", () => {
  test("was counted for the wrong one without a word; it stops the reading, and names file, forces and rows", async () => {
    expect(await problemsOf(caseFolder(CASE))).toEqual([
      "dl/2016-06-west-mercia-street.csv:1 4 records with “Hampshire Constabulary” in “Reported by” and “West Mercia Police” in " +
        "“Falls within”, in a file named for “west-mercia”; expected one force. Say in sources.yaml which to believe. “Falls " +
        "within” and the name of the file agree: believe: falls-within."
    ]);
  });

  test.each(["falls-within", "file-name"])(
    "is counted as the source says: by %s, with a note",
    async (what) => {
      const result = await readCase(CASE, believe(what));
      expect(shortCounts(result)).toEqual(WEST_MERCIA);
      expect(result.account.notes).toEqual([
        "dl/2016-06-west-mercia-street.csv: 4 records with “Hampshire Constabulary” in “Reported by” and “West Mercia Police” in " +
          `“Falls within”, in a file named for “west-mercia”; ${what} is believed`
      ]);
    }
  );

  test("may be counted for the force that reported them", async () => {
    const { counts } = await readCase(CASE, believe("reported-by"));
    expect(counts.map(({ force, month }) => `${force} ${month}`)).toEqual([
      "hampshire 2016-06",
      "west-mercia 2016-05",
      "west-mercia 2016-07"
    ]);
  });

  test("is told of by the differing file, not as an overlap with the file of the force that it is taken for", async () => {
    const folder = caseFolder(CASE);
    const own =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
    const row = "h1,2016-06,Hampshire Constabulary,Hampshire Police,-1.1,50.9,x,E01,Y,Vehicle crime,,\n";
    const files = { "dl/2016-06-hampshire-street.csv": own + row };
    const both = sourceFolder(files);
    cpSync(folder, both, { recursive: true });
    const found = await problemsOf(both);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^dl\/2016-06-west-mercia-street\.csv:1 /);
  });

  test("is not asked about where a rule leaves its records out", async () => {
    const yaml = (text: string): string =>
      text.replace(
        "    series:",
        "    filters: {reported elsewhere: {reported_by: [Hampshire Constabulary]}}\n    series:"
      );
    const { results } = await read(caseFolder(CASE, yaml));
    expect(shortCounts(results[0]!)).toEqual([WEST_MERCIA[0], WEST_MERCIA[2]]);
  });
});

test("a source of other files believes nothing", async () => {
  const yaml = `sources:
  - id: own
    kind: csv
    basis: recorded
    files: [x.csv]
    force: home
    believe: falls-within
    columns: {date: Date}
    series: {all: {}}
`;
  expect(await problemsOf(sourceFolder({ "sources.yaml": yaml, "x.csv": "Date\n" }))).toEqual([
    "sources.yaml:2 “own” has the key believe; expected it only in a source of data.police.uk"
  ]);
});
