import { describe, expect, test } from "vitest";
import { csvSource, readCase, readOne, shortCounts } from "./source-folder.js";

/** A table of counts by month, type and place; by hand below. */
const counted = (more: string): string => csvSource(more, "date: Date, type: Type, count: N, place: Place");
const TABLE = `Date,Type,Place,N
2014-01,Burglary,A,3
2014-01,Theft,A,5
2014-02,Burglary,A,NA
2014-02,Burglary,B,2
2014-02,Theft,A,6
2014-03,Burglary,A,4
2014-03,Theft,A,7
`;
/** February has a burglary count that is not known: neither burglary nor all crime has a figure. */
const WITHOUT_FEBRUARY = [
  "home burglary 2014-01 3",
  "home burglary 2014-03 4",
  "home all-crime 2014-01 8",
  "home all-crime 2014-03 11"
];

describe("a count that is not known", () => {
  test("was a 0 once it was allowed; it has no row (410 in January, 405 in March)", async () => {
    const result = await readCase("na-becomes-zero");
    expect(shortCounts(result)).toEqual([
      "leicestershire vehicle-offences 2016-01 410",
      "leicestershire vehicle-offences 2016-03 405"
    ]);
    expect(result.account.notes).toContain(
      "vehicle-offences: no figure of leicestershire in 2016-02, where the count of 1 record is not known"
    );
  });

  test("was a 0 once a rule left it out; it has no row", async () => {
    const yaml = (text: string): string =>
      text.replace("    allow_rejected: 1\n", "    filters: {not supplied: {count: [NA]}}\n");
    expect(shortCounts(await readCase("na-becomes-zero", yaml))).toEqual([
      "leicestershire vehicle-offences 2016-01 410",
      "leicestershire vehicle-offences 2016-03 405"
    ]);
  });

  test.each(["", "..", "N/A - data not provided", "-2", "1.5", "1,234"])(
    "written “%s” takes the figure away from its month and from no other",
    async (text) => {
      const table = TABLE.replace("NA", text.includes(",") ? `"${text}"` : text);
      const result = await readOne({
        "sources.yaml": counted("    allow_rejected: 1\n"),
        "a-crimes.csv": table
      });
      expect(shortCounts(result)).toEqual(WITHOUT_FEBRUARY);
    }
  );

  test("leaves the other records of its month out under a name of their own", async () => {
    const { account } = await readOne({
      "sources.yaml": counted("    allow_rejected: 1\n"),
      "a-crimes.csv": TABLE
    });
    expect(account).toMatchObject({
      rows: 7,
      counted: 4,
      filtered: { "in a month of which a count is not known": 2 },
      rejected: 1
    });
    expect(account.series).toEqual({
      burglary: { records: 2, count: 7 },
      "all-crime": { records: 4, count: 19 }
    });
  });

  test("is not known either when a rule of the series passes over it for its count", async () => {
    const yaml = counted("").replace("{type: [Burglary]}", '{type: [Burglary], count: {not: ["999"]}}');
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.csv": TABLE.replace("NA", "999") });
    expect(shortCounts(result)).toEqual([
      "home burglary 2014-01 3",
      "home burglary 2014-03 4",
      "home all-crime 2014-01 8",
      "home all-crime 2014-02 1007",
      "home all-crime 2014-03 11"
    ]);
  });

  test("takes nothing away where its record is left out for another reason", async () => {
    const yaml = counted(
      "    filters: {not yet: {place: [A], type: [Burglary]}}\n    period: {from: 2014-01, to: 2014-03}\n"
    );
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.csv": TABLE });
    expect(shortCounts(result)).toContain("home burglary 2014-02 2");
    expect(shortCounts(result)).toContain("home all-crime 2014-02 8");
  });

  test("of a month that cannot be told makes no zero, and leaves the counts as they are", async () => {
    const table = `Date,Type,Place,N
2014-01,Burglary,A,3
Feb,Burglary,A,4
2014-02,Theft,A,6
2014-03,Burglary,A,4
`;
    const result = await readOne({
      "sources.yaml": counted("    allow_rejected: 1\n"),
      "a-crimes.csv": table
    });
    expect(shortCounts(result)).toEqual([
      "home burglary 2014-01 3",
      "home burglary 2014-03 4",
      "home all-crime 2014-01 3",
      "home all-crime 2014-02 6",
      "home all-crime 2014-03 4"
    ]);
  });

  test("leaves local areas of its month without a figure, and with no zero", async () => {
    const yaml = counted("    allow_rejected: 1\n    areas: {column: place, lookup: lookup.csv}\n");
    const { areas } = await readOne({
      "sources.yaml": yaml,
      "lookup.csv": "code,area\nA,north\nB,south\n",
      "areas.csv": "area,name,level,parent\nnorth,North,district,home\nsouth,South,district,home\n",
      "a-crimes.csv": TABLE
    });
    expect(areas.filter(({ month }) => month === "2014-02")).toEqual([]);
    expect(areas).toHaveLength(8);
  });
});
