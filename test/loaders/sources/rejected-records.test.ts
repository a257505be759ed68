import { describe, expect, test } from "vitest";
import { accountText } from "../../../loaders/sources/account-text.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { caseFolder, csvSource, problemsOf, read, readCase, sourceFolder } from "./source-folder.js";

describe("the list of rejected records", () => {
  test("named those that a filter had left out; it names the one that is rejected", async () => {
    const problems = await problemsOf(caseFolder("rejected-list-names-filtered-records"));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^crimes\.csv:4 the record is rejected: its count is “NA”, /);
  });

  test("finds a rejected record behind any number that a filter has left out", async () => {
    const rows = "2014-01,Not yet,NA\n".repeat(1500);
    const folder = sourceFolder({
      "sources.yaml": csvSource(
        "    filters: {not yet: {type: [Not yet]}}\n",
        "date: Date, type: Type, count: N"
      ),
      "a-crimes.csv": `Date,Type,N\n${rows}2014-01,Theft,NA\n2014-01,Theft,4\n`
    });
    expect((await problemsOf(folder)).map((problem) => problem.split(" ")[0])).toEqual(["a-crimes.csv:1502"]);
  });

  test("of all forces had a message a record; it has one a force, with the count, first places and the way out", async () => {
    expect(await problemsOf(caseFolder("whole-download-with-btp-and-psni"))).toEqual([
      "dl/2016-01-btp-street.csv:2 6 records (here, dl/2016-01-btp-street.csv:3, dl/2016-01-btp-street.csv:4, …) are rejected, " +
        "each because its force “British Transport Police” is in forces.csv by none of its names; expected records that can be " +
        "counted. Leave its records out: elsewhere: left-out. “street” has 6 rejected records. Mend them or leave them out by a " +
        "rule of filters; or, when they may be missing from the counts, allow them: allow_rejected: 6."
    ]);
  });

  test("is empty when one word leaves out who is no force of England and Wales", async () => {
    const { account } = await readCase("whole-download-with-btp-and-psni", (yaml) =>
      yaml.replace("    series:", "    elsewhere: left-out\n    series:")
    );
    expect(account).toMatchObject({ filtered: { "British Transport Police": 6 }, rejected: 0, rejects: [] });
  });

  test("had a message for every date of another format; it has one, with the format that reads them", async () => {
    const rows = Array.from(
      { length: 242 },
      (_, i) => `${String(1 + (i % 12)).padStart(2, "0")}/03/2014,Theft\n`
    );
    const folder = sourceFolder({
      "sources.yaml": csvSource(),
      "a-crimes.csv": `Date,Type\n${rows.join("")}`
    });
    const problems = await problemsOf(folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^a-crimes\.csv:2 242 records \(here, a-crimes\.csv:3, a-crimes\.csv:4, …\) are rejected, each because its date is “01\/03\/2014”, “02\/03\/2014”, “03\/03\/2014” or one of 9 texts like them, not /
    );
    expect(problems[0]).toContain("date_format: day/month/year or month/day/year.");
  });

  test("cut a quarter to eleven letters and lost its line; it quotes all of it, with the line", async () => {
    expect((await problemsOf(caseFolder("quarter-cut-off")))[0]).toMatch(
      /^prc\.csv:2 the record is rejected: its date is “2016\/17 Quarter 4”, not a financial year/
    );
  });

  test("is printed with the account where rejected records are allowed", async () => {
    const { account } = await readCase("na-becomes-zero");
    expect(accountText(account, placeWords({}))).toContain(
      "    rejected, 1 record: its count is “NA”, not a whole number of at most nine digits (first at crimes.csv, line 4)"
    );
  });

  test("goes over every file that has some, and adds them up", async () => {
    const folder = sourceFolder({
      "sources.yaml": csvSource("    allow_rejected: 9\n    overlap: allowed\n"),
      "a-crimes.csv": "Date,Type\nx,Theft\n2014-01-01,Theft\n2014-01-01,Theft,more\n",
      "b-crimes.csv": "Date,Type\ny,Theft\ny,Burglary\nz,Theft\n2014-01-01,Burglary,more,more\n"
    });
    const { results } = await read(folder);
    expect(results[0]!.account.rejects).toEqual([
      {
        reason: "it has more fields than the headings",
        records: 2,
        places: [
          { file: "a-crimes.csv", line: 4 },
          { file: "b-crimes.csv", line: 5 }
        ]
      },
      {
        reason: "its date is “x”, “y” or “z”, not a date or month written 2014-09-30 or 2014-09",
        records: 4,
        places: [
          { file: "a-crimes.csv", line: 2 },
          { file: "b-crimes.csv", line: 2 },
          { file: "b-crimes.csv", line: 3 }
        ]
      }
    ]);
  });
});
