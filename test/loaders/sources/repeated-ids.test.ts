import { describe, expect, test } from "vitest";
import { csvSource, problemsOf, readCase, readOne, shortCounts, sourceFolder } from "./source-folder.js";

const CASE = "repeated-crime-ids-in-one-month";
const saying =
  (line: string) =>
  (yaml: string): string =>
    yaml.replace("    series:", `    ${line}\n    series:`);

describe("Crime IDs that are repeated in one month of a force", () => {
  test("were counted again, 50 for 40; each is counted once, and force and month are named", async () => {
    const result = await readCase(CASE);
    expect(shortCounts(result)).toEqual([
      "northamptonshire vehicle-offences 2016-02 40",
      "northamptonshire vehicle-offences 2016-03 40",
      "northamptonshire vehicle-offences 2016-04 40"
    ]);
    expect(result.account).toMatchObject({
      rows: 130,
      counted: 120,
      filtered: { "with an id that another record of the month has": 10 },
      rejected: 0,
      facts: { "ids given more than once": 10, "records with such an id": 20 },
      notes: [
        "northamptonshire in 2016-03: 10 records of 50 (20.0%) with the id of another, counted once each"
      ]
    });
  });

  test("are counted each time where the source says so, with the same note", async () => {
    const result = await readCase(CASE, saying("repeated_ids: count-each"));
    expect(result.counts.map(({ count }) => count)).toEqual([40, 50, 40]);
    expect(result.account.notes).toEqual([
      "northamptonshire in 2016-03: 10 records of 50 (20.0%) with the id of another, counted each time (repeated_ids: " +
        "count-once counts them once)"
    ]);
  });

  test("that a rule leaves out are none of those that are told", async () => {
    const { account } = await readCase("id-fact-counts-left-out-records");
    expect(account.facts).toMatchObject({ "ids given more than once": 0, "records with such an id": 0 });
    expect(account.notes).toEqual([]);
  });

  test("of own records count each time until the source says otherwise; then the earliest stays", async () => {
    // By hand: id 1 is a theft and a day later a burglary, id 2 a theft twice, id 3 is there in two months, id 4 once.
    const text = `No,Date,Type
1,2014-01-01,Theft
1,2014-01-02,Burglary
2,2014-01-03,Theft
2,2014-01-03,Theft
3,2014-01-04,Theft
3,2014-02-04,Theft
4,2014-02-05,Burglary
`;
    const source = (more: string) => ({
      "sources.yaml": csvSource(more, "date: Date, type: Type, id: No"),
      "a-crimes.csv": text
    });
    const each = await readOne(source(""));
    expect(shortCounts(each)).toEqual([
      "home burglary 2014-01 1",
      "home burglary 2014-02 1",
      "home all-crime 2014-01 5",
      "home all-crime 2014-02 2"
    ]);
    expect(each.account.facts).toEqual({ "ids given more than once": 3, "records with such an id": 6 });
    const once = await readOne(source("    repeated_ids: count-once\n"));
    expect(shortCounts(once)).toEqual([
      "home burglary 2014-02 1",
      "home all-crime 2014-01 3",
      "home all-crime 2014-02 2"
    ]);
    expect(once.account).toMatchObject({ rows: 7, counted: 5 });
  });

  test("still are records without location, when all of a type are left out", async () => {
    const row = (type: string): string => `1,2014-01,Home Police,Home Police,,,,,,${type},,\n`;
    const result = await readOne({
      "sources.yaml": `sources:
  - {id: street, kind: police-uk-street, basis: recorded crimes, files: ["*-street.csv"], series: {all-crime: {}}}
`,
      "2014-01-home-street.csv":
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n" +
        row("Bicycle theft") +
        row("Other theft")
    });
    expect(shortCounts(result)).toEqual(["home all-crime 2014-01 1"]);
    expect(result.account.facts["without location"]).toBe(2);
  });

  test("cannot be counted once where records stand for several", async () => {
    const yaml = csvSource("    repeated_ids: count-once\n", "date: Date, type: Type, id: No, count: N");
    expect(await problemsOf(sourceFolder({ "sources.yaml": yaml }))).toEqual([
      "sources.yaml:2 “crimes” counts ids once and has a column of counts; expected one of the two"
    ]);
  });
});
