import { describe, expect, test } from "vitest";
import { Engine } from "../../../loaders/sources/engine.js";
import { problemsOf, read, readOne, shortCounts, sourceFolder } from "./source-folder.js";
import { day, workbook } from "./workbooks.js";

const wide = (more = "    date_format: yearmonth\n", kind = "csv"): string => `sources:
  - id: table
    kind: ${kind}
    layout: wide
    basis: recorded crimes
    elsewhere: left-out
    files: ["table*"]
    columns: {force: Place, kind: Kind}
    filters: {airport: {force: [Airport]}}
    series:
      burglary: {kind: [Burglary]}
      all-crime: {}
${more}`;

/** By hand: home 3 and 4 burglaries of 5 and 4 crimes in April and May, away none of 1 and 2; the airport 9 in all. */
const ROWS = [
  ["Place", "Kind", "201404", "201405"],
  ["Home", "Burglary", "3", "4"],
  ["Home", "Theft", "2", "0"],
  ["Away & Beyond", "Theft", "1", "2"],
  ["Airport", "Theft", "5", "4"]
];
const BY_HAND = [
  "home burglary 2014-04 3",
  "home burglary 2014-05 4",
  "away all-crime 2014-04 1",
  "away all-crime 2014-05 2",
  "home all-crime 2014-04 5",
  "home all-crime 2014-05 4"
];

const csv = (rows: string[][]): string => rows.map((row) => `${row.join(",")}\n`).join("");
const problems = (rows: string[][], yaml = wide()): Promise<string[]> =>
  problemsOf(sourceFolder({ "sources.yaml": yaml, "table.csv": csv(rows) }));
/** The rows with another text in one cell. */
const changed = (line: number, column: number, text: string): string[][] =>
  ROWS.map((row, i) => row.map((cell, j) => (i === line && j === column ? text : cell)));

describe("a table with a column a month", () => {
  test("gives the counts of its cells, each a record of the account", async () => {
    const result = await readOne({ "sources.yaml": wide(), "table.csv": csv(ROWS) });
    expect(shortCounts(result)).toEqual(BY_HAND);
    expect(result.monthsPerPeriod).toBe(1);
    expect(result.account).toMatchObject({ rows: 8, counted: 6, filtered: { airport: 2 }, rejected: 0 });
    expect(result.account.inputs[0]).toMatchObject({ file: "table.csv", from: "2014-04", to: "2014-05" });
    expect(result.account.inputs[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(result.account.series).toEqual({
      burglary: { records: 2, count: 7 },
      "all-crime": { records: 6, count: 12 }
    });
  });

  test("leaves out the months outside the period", async () => {
    const yaml = wide("    date_format: yearmonth\n    period: {from: 2014-05, to: 2014-05}\n");
    const result = await readOne({ "sources.yaml": yaml, "table.csv": csv(ROWS) });
    expect(shortCounts(result)).toEqual(BY_HAND.filter((text) => text.includes("2014-05")));
    expect(result.account.filtered).toEqual({ airport: 2, "outside the period": 3 });
  });

  test("may be a workbook whose headings are dates", async () => {
    const rows = [["Place", "Kind", day(2014, 4, 1), day(2014, 5, 1)], ...ROWS.slice(1)];
    const result = await readOne({
      "sources.yaml": wide("    format: workbook\n"),
      "table.xlsx": workbook({ Data: rows })
    });
    expect(shortCounts(result)).toEqual(BY_HAND);
  });

  test("may be a Parquet file with numbers in its columns; a blank one is refused by its row", async () => {
    const folder = sourceFolder({ "sources.yaml": wide(undefined, "parquet") });
    const values = (lines: (number | null)[]): string =>
      `(VALUES ('Home', 'Burglary', ${lines[0]}, 4), ('Home', 'Theft', 2, 0), ('Away & Beyond', 'Theft', 1, 2))`;
    const write = async (first: number | null): Promise<void> => {
      const engine = await Engine.start(folder);
      await engine.run(
        `COPY (SELECT * FROM ${values([first])} AS t ("Place", "Kind", "201404", "201405")) TO '${folder}/table.parquet' (FORMAT parquet)`
      );
      engine.close();
    };
    await write(3);
    expect(shortCounts((await read(folder)).results[0]!)).toEqual(BY_HAND);
    await write(null);
    expect((await problemsOf(folder))[0]).toMatch(
      /^table\.parquet:1 the record is rejected: its count is blank/
    );
  });

  test("a quarter gives quarters, in any kind of source", async () => {
    const rows = [["Place", "Kind", "2013/14 Q4", "2014/15 Q1"], ...ROWS.slice(1)];
    const result = await readOne({
      "sources.yaml": wide("    date_format: financial-quarter\n"),
      "table.csv": csv(rows)
    });
    expect(result.monthsPerPeriod).toBe(3);
    expect(shortCounts(result).slice(0, 2)).toEqual(["home burglary 2014-03 3", "home burglary 2014-06 4"]);
    const published = await readOne({
      "sources.yaml": wide("", "home-office-table"),
      "table.csv": csv(rows)
    });
    expect(shortCounts(published)).toEqual(shortCounts(result));
  });
});

describe("a table with a column a month is refused for", () => {
  test("a column that is no month, until it is named", async () => {
    const rows = ROWS.map((row, i) => [...row, i === 0 ? "Total" : "7"]);
    expect(await problems(rows)).toEqual([
      "table.csv:1 the column “Total” is no month; expected a month in six digits, such as 201409. If months are written in another " +
        'way, say so in date_format. If the column holds something else, name it under columns, as in columns: {note: "Total"}.'
    ]);
    expect(await problems(rows, wide().replace("kind: Kind", "kind: Kind, total: Total"))).toEqual([]);
  });

  test("a column without a heading, and a month that does not exist", async () => {
    expect((await problems(changed(0, 3, "")))[0]).toMatch(/^table\.csv:1 a column has no heading/);
    expect((await problems(changed(0, 3, "201413")))[0]).toMatch(/the column “201413” is no month/);
  });

  test("a month that has two columns", async () => {
    expect((await problems(changed(0, 3, "201404")))[0]).toMatch(
      /^table\.csv:1 the column “201404” is of the same month as another; expected one column for each month/
    );
  });

  test("no month at all", async () => {
    expect((await problems(ROWS.map((row) => row.slice(0, 2))))[0]).toMatch(
      /the table has no column of a month/
    );
  });

  test("a month in the future, with its first cells", async () => {
    expect((await problems(changed(0, 3, "202007")))[0]).toMatch(
      /^table\.csv:2 3 records \(here, table\.csv:3, table\.csv:4\) are rejected, each because its date “202007” lies in the future/
    );
  });

  test("a blank cell, whose month has no figure when it is allowed: blank is not zero", async () => {
    const rows = changed(2, 3, "");
    expect((await problems(rows))[0]).toMatch(/^table\.csv:3 the record is rejected: its count is blank/);
    const result = await readOne({
      "sources.yaml": wide("    date_format: yearmonth\n    allow_rejected: 1\n"),
      "table.csv": csv(rows)
    });
    expect(shortCounts(result)).toEqual(BY_HAND.filter((text) => text !== "home all-crime 2014-05 4"));
    expect(result.account).toMatchObject({ rows: 8, rejected: 1 });
    expect(result.account.rejects[0]!.places).toEqual([{ file: "table.csv", line: 3, column: 4 }]);
    expect(result.account.notes).toContain(
      "all-crime: no figure of home in 2014-05, where the count of 1 record is not known"
    );
  });

  test("a row that is cut short, with every count that it should hold", async () => {
    const rows = ROWS.map((row, i) => (i === 2 ? row.slice(0, 3) : row));
    expect((await problems(rows))[0]).toMatch(
      /^table\.csv:3 2 records \(here, …\) are rejected, each because it has fewer fields than the headings/
    );
  });

  test("a declaration that names dates, counts or ids, or whose rows are records by themselves", async () => {
    const named = await problems(ROWS, wide().replace("kind: Kind", "kind: Kind, count: N"));
    expect(named[0]).toMatch(/“table” is wide and names a column count; expected months as headings/);
    const street = await problems(ROWS, wide("", "police-uk-street"));
    expect(street.join("\n")).toMatch(/“table” is wide and of data\.police\.uk, where a row is a crime/);
  });
});
