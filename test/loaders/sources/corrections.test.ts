import { describe, expect, test } from "vitest";
import {
  caseFolder,
  csvSource,
  problemsOf,
  readCase,
  readOne,
  shortCounts,
  sourceFolder
} from "./source-folder.js";

const CASE = "negative-corrections";
/** The case as it would be declared now: nothing is rejected. */
const corrected = (yaml: string): string => yaml.replace("allow_rejected: 1", "negatives: corrections");

describe("published corrections below 0", () => {
  test("could not be counted; they are added where the source says so (118 = 120 - 2), and the net is stated", async () => {
    const result = await readCase(CASE, corrected);
    expect(shortCounts(result)).toEqual([
      "leicestershire vehicle-offences 2016-06 118",
      "leicestershire vehicle-offences 2016-09 90"
    ]);
    expect(result.account).toMatchObject({
      rows: 3,
      counted: 3,
      rejected: 0,
      series: { "vehicle-offences": { records: 3, count: 208 } },
      notes: ["corrections below 0: 1 record, −2 in all; counts are net of them"]
    });
  });

  test("are refused elsewhere, with the word that counts them", async () => {
    const [problem] = await problemsOf(
      caseFolder(CASE, (yaml) => yaml.replace("    allow_rejected: 1\n", ""))
    );
    expect(problem).toMatch(
      /^prc\.csv:3 the record is rejected: its count is “-2”, .*negatives: corrections\./
    );
  });

  test("that leave less than nothing leave no figure, and a text is no correction", async () => {
    const text =
      "Date,Type,N\n2014-01,Burglary,3\n2014-02,Burglary,2\n2014-02,Burglary,-5\n2014-03,Burglary,7\n2014-04,Theft,--1\n";
    const more = "    negatives: corrections\n    allow_rejected: 1\n";
    const result = await readOne({
      "sources.yaml": csvSource(more, "date: Date, type: Type, count: N").replace(
        "      all-crime: {}\n",
        ""
      ),
      "a-crimes.csv": text
    });
    expect(shortCounts(result)).toEqual(["home burglary 2014-01 3", "home burglary 2014-03 7"]);
    expect(result.account.notes).toContain(
      "burglary: no figure of home in 2014-02, where corrections make the count -3"
    );
    expect(result.account).toMatchObject({ rows: 5, counted: 2, rejected: 1 });
  });

  test("need a column of counts", async () => {
    expect(
      await problemsOf(sourceFolder({ "sources.yaml": csvSource("    negatives: corrections\n") }))
    ).toEqual([
      "sources.yaml:2 “crimes” has negatives and no column of counts; expected a column named count"
    ]);
  });
});
