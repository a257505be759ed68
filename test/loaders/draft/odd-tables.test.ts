import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSourcesCommand } from "../../../loaders/commands/read-sources.js";
import { runCommand } from "../commands/run-command.js";
import { problemsOf, read, shortCounts, sourceFolder } from "../sources/source-folder.js";
import { day, workbook } from "../sources/workbooks.js";

/** The draft of a file, what is said of it, and what reading the draft as it stands gives: counts, or else problems. */
async function draft(
  content: string | Buffer,
  name = "table.csv"
): Promise<{ yaml: string; said: string; counts: string[]; problems: string[] }> {
  const folder = sourceFolder({ [name]: content });
  const args = ["--data", folder, "--draft", join(folder, name)];
  const { code, out, err } = await runCommand(readSourcesCommand, args);
  if (code !== 0) return { yaml: "", said: err, counts: [], problems: [] };
  const problems = await problemsOf(folder);
  const counts = problems.length > 0 ? [] : (await read(folder)).results.flatMap(shortCounts);
  return { yaml: readFileSync(join(folder, "sources.yaml"), "utf8"), said: out, counts, problems };
}

const lines = (...rows: string[]): string => `${rows.join("\n")}\n`;

describe("a draft never counts rows that stand for several crimes once each", () => {
  const BY_HAND = ["home burglary 2014-07 12", "home burglary 2014-08 13"];

  test.each([
    ["crime_count", "12", "13"],
    ["CrimeCount", "12", "13"],
    ["Value", "12", "13"],
    ["Recorded", "12", "13"],
    ["Count", "12.0", "13.0"],
    ["Count", "12.00", "13"],
    ["Count", " 12", "13 "]
  ])("under the heading “%s”, written “%s” and “%s”", async (heading, first, second) => {
    const { counts, said } = await draft(
      lines(
        `Force,Offence,Month,${heading}`,
        `home,Burglary,2014-07,${first}`,
        `home,Burglary,2014-08,${second}`
      )
    );
    expect(counts).toEqual(BY_HAND);
    expect(said).not.toContain("written as no whole number");
  });

  test.each([
    ["(13)", "1 count written as no whole number (“(13)”)"],
    ["13-", "1 count written as no whole number (“13-”)"],
    ["−13", "1 count written as no whole number (“−13”)"],
    ["13,5", "1 count written as no whole number (“13,5”)"],
    ["13%", "1 count written as no whole number (“13%”)"],
    ["1.3E1", "1 count written as no whole number (“1.3E1”)"],
    [":", "1 count not known (“:”)"],
    ["[x]", "1 count not known (“[x]”)"],
    ["<5", "1 count not known (“<5”)"]
  ])("though half of them are written “%s”, which is said, and refused by line", async (text, doubt) => {
    const { said, problems } = await draft(
      lines("Force,Offence,Month,Offences", `home,Burglary,2014-07,"${text}"`, "home,Burglary,2014-08,13")
    );
    expect(said).toContain(doubt);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`table.csv:2 the record is rejected: its count is “${text}”`);
  });

  test("but counts records that have ids once each, whatever numbers they hold", async () => {
    const { counts } = await draft(
      lines(
        "Crime No,Force,Type,Recorded,Value,Number of suspects,House number",
        "A1,home,Burglary,2014-07-01,300,2,7",
        "A2,home,Burglary,2014-07-02,10,1,9"
      )
    );
    expect(counts).toEqual(["home burglary 2014-07 2"]);
  });

  test("and leaves out a row of totals that stands among the ids", async () => {
    const { yaml, counts, problems } = await draft(
      lines(
        "Crime No,Force,Type,Recorded",
        "A1,home,Burglary,2014-07-01",
        "A2,home,Burglary,2014-07-02",
        "Grand total,home,Burglary,2014-07-31"
      )
    );
    expect(yaml).toContain("totals: {id: [Grand total]}");
    expect([counts, problems]).toEqual([["home burglary 2014-07 2"], []]);
  });
});

describe("a draft of a table with a column a month", () => {
  const BY_HAND = [
    "home burglary 2014-04 10",
    "home burglary 2014-05 11",
    "home burglary 2014-06 12",
    "home robbery 2014-04 1",
    "home robbery 2014-05 2",
    "home robbery 2014-06 3"
  ];

  test.each([
    ["Apr-14,May-14,Jun-14"],
    ["2014-04,2014-05,2014-06"],
    ["201404,201405,201406"],
    ["01/04/2014,01/05/2014,01/06/2014"]
  ])("says layout: wide and gives every cell to its month: %s", async (months) => {
    const { counts, yaml } = await draft(
      lines(
        `Force,Offence,${months},Total`,
        "home,Burglary,10,11,12,33",
        "home,Robbery,1,2,3,6",
        "home,Total,11,13,15,39"
      )
    );
    expect(yaml).toContain("layout: wide");
    expect(yaml).toContain("“Total” stands for no month: its counts are in no series.");
    expect(yaml).not.toContain("its first line may be a record");
    expect(counts).toEqual(BY_HAND);
  });

  test("in a workbook, where some headings are dates and one is a text", async () => {
    const sheet = [
      ["Force", "Offence", day(2014, 4, 1), day(2014, 5, 1), "Jun-14"],
      ["home", "Burglary", 10, 11, 12],
      ["home", "Robbery", 1, 2, 3]
    ];
    expect((await draft(workbook({ Data: sheet }), "table.xlsx")).counts).toEqual(BY_HAND);
  });

  test("takes no financial years for months", async () => {
    const years = "2008-09,2009-10,2010-11,2011-12";
    const wide = await draft(lines(`Force,Offence,${years}`, "home,Burglary,1,2,3,4"));
    expect(wide.counts).toEqual([]);
    expect(wide.said).toContain("No column of dates could be told");
    const long = await draft(lines("Force,Year,Count", "home,2009-10,1", "home,2010-11,2"));
    expect(long.counts).toEqual([]);
    expect(long.said).toContain("No column of dates could be told: “Year” has “2009-10”, “2010-11”");
  });

  test("refuses a month that is there twice, by its column", async () => {
    const { problems } = await draft(lines("Force,Apr-14,May-14,Apr-14", "home,1,2,3"));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("the column “Apr-14” is of the same month as another");
  });
});

describe("a draft finds the table", () => {
  const ROWS = ["home,Burglary,2014-07,12", "home,Burglary,2014-08,13"];
  const BY_HAND = ["home burglary 2014-07 12", "home burglary 2014-08 13"];

  test.each([
    ["below headings with line breaks", lines('"Force\nname",Offence,Month,"Count\n(recorded)"', ...ROWS)],
    ["before columns of nothing", lines("Force,Offence,Month,Count,,", ...ROWS.map((row) => `${row},,`))],
    ["that is two files in one", lines("\uFEFFForce,Offence,Month,Count", ROWS[0]!, `\uFEFF${ROWS[1]}`)]
  ])("%s", async (_, content) => {
    expect((await draft(content)).counts).toEqual(BY_HAND);
  });

  test("of a workbook whose row numbers have no heading", async () => {
    const sheet = [
      ["Recorded crime"],
      [null, "Force", "Offence", "Month", "Count"],
      [1, "home", "Burglary", "2014-07", 12],
      [2, "home", "Burglary", "2014-08", 13]
    ];
    const { counts, yaml } = await draft(workbook({ Data: sheet }), "table.xlsx");
    expect(yaml).toContain("header_row: 2");
    expect(counts).toEqual(BY_HAND);
  });

  test("of a workbook in which dates stand beside texts of months", async () => {
    const sheet = [
      ["Force", "Offence", "Month", "Count"],
      ["home", "Burglary", day(2014, 7, 1), 12],
      ["home", "Burglary", "Aug-14", 13]
    ];
    expect((await draft(workbook({ Data: sheet }), "table.xlsx")).counts).toEqual(BY_HAND);
  });

  test("and leaves the nation out of its forces", async () => {
    const { counts, yaml } = await draft(
      lines(
        "Force,Offence,Month,Count",
        ...ROWS,
        "England and Wales,Burglary,2014-07,120",
        "England,Burglary,2014-07,100"
      )
    );
    expect(yaml).toContain("totals: {force: [England, England and Wales]}");
    expect(counts).toEqual(BY_HAND);
  });

  test("by financial quarters", async () => {
    const { counts } = await draft(
      lines("Force,Offence,Quarter,Count", "home,Burglary,2014/15 Q1,12", "home,Burglary,2014/15 Q2,13")
    );
    expect(counts).toEqual(["home burglary 2014-06 12", "home burglary 2014-09 13"]);
  });
});

describe("a file that no draft can be made of is told in plain words", () => {
  test.each([
    ["Force,Type\nhome,A\r\nhome,B\n", "its lines end in different ways"],
    ['Force,Type\nhome,"A\nhome,B\nhome,"C"\n', "a quotation mark is opened and never closed"],
    ["<html><table><tr><td>Force</td></tr></table></html>", "no table could be told in it"]
  ])("%j", async (content, words) => {
    expect((await draft(content)).said).toContain(words);
  });

  test("a month that is written in a way that no source can have", async () => {
    const { said } = await draft(lines("Force,Offence,Month,Count", "home,Burglary,2014M09,12"));
    expect(said).toContain(
      "No column of dates could be told: “Month” has “2014M09”. Write the month into one column"
    );
  });
});
