import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { SourceResult } from "../../../loaders/sources/source-result.js";
import { csvSource, problemsOf, readCase, readOne, shortCounts, sourceFolder } from "./source-folder.js";

/** Three months; by hand: burglary 2, 0, 1; all 3, 1, 2. February has a record, and so a zero for burglary. */
const RECORDS = `Date,Type,Note
2014-01-31,Burglary,"one, two"
2014-01-01,Burglary,
2014-01-15,Theft,"a line
and another"
2014-02-28,Theft,
2014-03-01,Burglary,
2014-03-31,Theft,
`;
const AREAS = `area,name,level,parent
north,North,district,home
south,South,district,home
west,West,ward,south
east,East,district,away
`;
const BY_HAND = [
  "home burglary 2014-01 2",
  "home burglary 2014-02 0",
  "home burglary 2014-03 1",
  "home all-crime 2014-01 3",
  "home all-crime 2014-02 1",
  "home all-crime 2014-03 2"
];

describe("a source of CSV files", () => {
  test("gives each series its monthly counts; zero where the force has records and none of the series", async () => {
    const result = await readOne({ "sources.yaml": csvSource(), "a-crimes.csv": RECORDS });
    expect(shortCounts(result)).toEqual(BY_HAND);
  });

  test("counts a record once in its account, however many series it counts in", async () => {
    const { account } = await readOne({ "sources.yaml": csvSource(), "a-crimes.csv": RECORDS });
    expect(account).toMatchObject({ rows: 6, counted: 6, filtered: {}, rejected: 0 });
    expect(account.series).toEqual({
      burglary: { records: 3, count: 3 },
      "all-crime": { records: 6, count: 6 }
    });
    expect(account.inputs[0]).toMatchObject({
      file: "a-crimes.csv",
      bytes: Buffer.byteLength(RECORDS),
      from: "2014-01",
      to: "2014-03"
    });
  });

  test("is the same whether its file is plain, gzip or in a zip", async () => {
    const bytes = Buffer.from(RECORDS);
    const zip = Buffer.from(zipSync({ "2014/x.csv": bytes, "2014/readme.txt": Buffer.from("no records") }));
    for (const files of [{ "a-crimes.csv.gz": gzipSync(bytes) }, { "a-crimes.zip": zip }]) {
      expect(shortCounts(await readOne({ "sources.yaml": csvSource(), ...files }))).toEqual(BY_HAND);
    }
  });

  test("accepts a byte order mark and Windows line ends", async () => {
    const text = `\uFEFF${RECORDS.replaceAll("\n", "\r\n")}`;
    expect(shortCounts(await readOne({ "sources.yaml": csvSource(), "a-crimes.csv": text }))).toEqual(
      BY_HAND
    );
  });

  test("leaves out what a rule of filters matches, under the first rule that does", async () => {
    const filters = `    filters:
      thefts: {type: [Theft]}
      all in the end: {type: {starts: [T, X]}}
`;
    const { account, counts } = await readOne({
      "sources.yaml": csvSource(filters),
      "a-crimes.csv": RECORDS
    });
    expect(account).toMatchObject({ rows: 6, counted: 3, filtered: { thefts: 3 }, rejected: 0 });
    expect(counts.filter((c) => c.series === "all-crime").map((c) => c.count)).toEqual([2, 0, 1]);
  });

  test("counts what belongs to no series, and what lies outside its period, as left out", async () => {
    const yaml = csvSource("    period: {from: 2014-02, to: 2014-04}\n").replace("      all-crime: {}\n", "");
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.csv": RECORDS });
    expect(result.account).toMatchObject({
      rows: 6,
      counted: 1,
      filtered: { "outside the period": 3, "in no series": 2 }
    });
    expect(shortCounts(result)).toEqual(["home burglary 2014-02 0", "home burglary 2014-03 1"]);
  });

  test("does not take a month before the first or after the last record of a series for zero", async () => {
    const text = "Date,Type\n2014-01-01,Theft\n2014-02-01,Burglary\n2014-03-01,Theft\n";
    const result = await readOne({ "sources.yaml": csvSource(), "a-crimes.csv": text });
    expect(shortCounts(result).filter((c) => c.includes("burglary"))).toEqual(["home burglary 2014-02 1"]);
  });

  test("adds up a column of counts", async () => {
    const text = "Date,Type,Number\n2014-01,Burglary,3\n2014-01,Theft,4\n2014-01,Burglary,0\n";
    const yaml = csvSource("", "date: Date, type: Type, count: Number");
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.csv": text });
    expect(shortCounts(result)).toEqual(["home burglary 2014-01 3", "home all-crime 2014-01 7"]);
    expect(result.account).toMatchObject({ rows: 3, counted: 3 });
  });

  test("replaces renamed values before rules read them, and finds one flag among several", async () => {
    const text =
      "Date,Type,Flags\n2014-01-01,Break-in,DV; Hate\n2014-01-02,Burglary,Hate\n2014-01-03,Theft,DVX\n";
    const yaml =
      `${csvSource("    renamed: {type: {Break-in: Burglary}}\n", "date: Date, type: Type, flags: Flags")}`.replace(
        "      all-crime: {}",
        "      domestic: {flags: {has: [DV]}}"
      );
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.csv": text });
    expect(shortCounts(result)).toEqual(["home burglary 2014-01 2", "home domestic 2014-01 1"]);
  });

  test("finds forces by any of their names, and by those that the source gives", async () => {
    const text =
      "Date,Type,Force\n2014-01-01,Theft,Home Constabulary\n2014-01-02,Theft,Away and Beyond Police\n2014-01-03,Theft,E23000021\n2014-01-03,Theft,Old Shire\n";
    const yaml = csvSource("    forces: {Old Shire: away}\n", "date: Date, type: Type, force: Force").replace(
      "    force: home\n",
      ""
    );
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.csv": text });
    expect(shortCounts(result)).toEqual(["away all-crime 2014-01 2", "home all-crime 2014-01 2"]);
  });

  test("passes over two columns of one name that no rule reads, which ended all commands", async () => {
    const { account } = await readCase("two-columns-of-one-name");
    expect(account).toMatchObject({ rows: 1, counted: 1, rejected: 0 });
  });

  test("tells a column that a rule reads from one whose heading has other capitals, or none", async () => {
    const text = "TYPE,Date,Type,,\nTheft,2014-01-01,Burglary,,\n";
    const result = await readOne({ "sources.yaml": csvSource(), "a-crimes.csv": text });
    expect(shortCounts(result)).toEqual(["home burglary 2014-01 1", "home all-crime 2014-01 1"]);
  });

  test("says which value of a rule no record has", async () => {
    const yaml = csvSource().replace("[Burglary]", "[Burglary, Burglarie]");
    const { account } = await readOne({ "sources.yaml": yaml, "a-crimes.csv": RECORDS });
    expect(account.notes).toContain("burglary: no record has the type “Burglarie”");
  });

  test("keeps the civil month of a time at either end of a day", async () => {
    const text = "Date,Type\n2014-03-31 23:59:59,Theft\n2014-04-01T00:00:00,Theft\n";
    const result = await readOne({ "sources.yaml": csvSource(), "a-crimes.csv": text });
    expect(shortCounts(result)).toEqual(["home all-crime 2014-03 1", "home all-crime 2014-04 1"]);
  });

  test("takes a time on another clock for the month in which it was in England and Wales", async () => {
    // British Summer Time: an hour before midnight in Greenwich is the next day; in winter it is not.
    const rows = [
      "2014-06-30T23:30:00Z",
      "2014-06-30T22:30:00.5Z",
      "2014-12-31 23:30:00+00:00",
      "2015-01-01T00:30+01:00"
    ];
    const plain = ["2014-06-30 23:59", "2014-06-30"];
    for (const dates of [
      [...rows, ...plain],
      [...plain, ...rows]
    ]) {
      const text = `Date,Type\n${dates.map((date) => `${date},Theft\n`).join("")}`;
      const result = await readOne({ "sources.yaml": csvSource(), "a-crimes.csv": text });
      expect(shortCounts(result)).toEqual([
        "home all-crime 2014-06 3",
        "home all-crime 2014-07 1",
        "home all-crime 2014-12 2"
      ]);
    }
  });

  test("keeps ids of 20 digits, and with an E in them, apart", async () => {
    const ids = ["12345678901234567890", "12345678901234567891", "1E5", "100000", "1.0E5"];
    const text = `No,Date,Type\n${ids.map((id) => `${id},2014-01-01,Theft\n`).join("")}`;
    const yaml = csvSource("    repeated_ids: count-once\n", "date: Date, type: Type, id: No");
    const { account } = await readOne({ "sources.yaml": yaml, "a-crimes.csv": text });
    expect(account).toMatchObject({ counted: 5, facts: { "ids given more than once": 0 } });
  });

  test("counts by area through a lookup, and says how many records have none", async () => {
    const yaml = csvSource(
      "    areas: {column: place, lookup: lookup.csv}\n",
      "date: Date, type: Type, place: Place"
    );
    const text =
      "Date,Type,Place\n2014-01-01,Theft,E1\n2014-01-02,Burglary,E2\n2014-01-03,Theft,E3\n2014-01-04,Theft,\n";
    const { areas, account } = await readOne({
      "sources.yaml": yaml,
      "a-crimes.csv": text,
      "lookup.csv": "code,area\nE1,north\nE2,north\nE3,south\n",
      "areas.csv": AREAS
    });
    const basis = "recorded crimes";
    expect(areas).toEqual([
      { area: "north", measure: "burglary", month: "2014-01", count: 1, basis },
      { area: "south", measure: "burglary", month: "2014-01", count: 0, basis },
      { area: "north", measure: "all-crime", month: "2014-01", count: 2, basis },
      { area: "south", measure: "all-crime", month: "2014-01", count: 1, basis }
    ]);
    expect(account.facts).toEqual({ "counted without an area": 1 });
  });

  const WITH_AREAS = csvSource(
    "    areas: {column: place, lookup: lookup.csv}\n",
    "date: Date, type: Type, place: Place"
  ).replace("      burglary: {type: [Burglary]}\n", "");
  const inAreas = ({ areas }: SourceResult): string[] =>
    areas.map(({ area, month, count }) => `${area} ${month} ${count}`);

  test("gives an area zero in the months of which it has records of the force, and nothing in others", async () => {
    // No record at all in February; none in the south in March; none anywhere in the west.
    const text = "Date,Type,Place\n2014-01-01,Theft,E1\n2014-01-02,Theft,E2\n2014-03-01,Theft,E1\n";
    const lookup = "code,area\nE1,north\nE2,south\nE3,west\n";
    const result = await readOne({
      "sources.yaml": WITH_AREAS,
      "a-crimes.csv": text,
      "lookup.csv": lookup,
      "areas.csv": AREAS
    });
    expect(inAreas(result)).toEqual([
      "north 2014-01 1",
      "north 2014-03 1",
      "south 2014-01 1",
      "south 2014-03 0",
      "west 2014-01 0",
      "west 2014-03 0"
    ]);
  });

  test("gives no figure of a district whose force, by areas.csv, has no records", async () => {
    // The only records are Home's; one of them lies in the east, which is Away's.
    const text = "Date,Type,Place\n2014-01-01,Theft,E1\n2014-01-02,Theft,E2\n2014-02-01,Theft,E1\n";
    const result = await readOne({
      "sources.yaml": WITH_AREAS,
      "a-crimes.csv": text,
      "lookup.csv": "code,area\nE1,north\nE2,east\n",
      "areas.csv": AREAS
    });
    expect(inAreas(result)).toEqual(["north 2014-01 1", "north 2014-02 1"]);
  });

  test("refuses an area that areas.csv does not have, once", async () => {
    const folder = sourceFolder({
      "sources.yaml": WITH_AREAS,
      "a-crimes.csv": "Date,Type,Place\n2014-01-01,Theft,E1\n",
      "lookup.csv": "code,area\nE1,nowhere\nE2,nowhere\n",
      "areas.csv": AREAS
    });
    expect(await problemsOf(folder)).toEqual([
      "lookup.csv:2 area is “nowhere”, which is unknown; expected an area of areas.csv. Add it to areas.csv, which says to " +
        "which force it belongs."
    ]);
  });

  test("counts a crime where it lies, whichever force recorded it, in the months of the area's own force", async () => {
    const yaml = WITH_AREAS.replace("    force: home\n", "").replace(
      "place: Place",
      "place: Place, force: Force"
    );
    const text = [
      "Date,Type,Place,Force",
      "2014-01-01,Theft,E1,Home Police",
      "2014-01-02,Theft,E1,Home Police",
      "2014-01-02,Theft,E1,Home Police",
      "2014-01-03,Theft,E1,Away Constabulary",
      "2014-01-04,Theft,E2,Away Constabulary",
      // Home has no records of February: one of Away's in the north is not all that happened there.
      "2014-02-01,Theft,E1,Away Constabulary",
      "2014-02-02,Theft,E2,Away Constabulary"
    ].join("\n");
    const lookup = "code,area\nE1,north\nE2,east\n";
    const result = await readOne({
      "sources.yaml": yaml,
      "a-crimes.csv": `${text}\n`,
      "lookup.csv": lookup,
      "areas.csv": AREAS
    });
    expect(inAreas(result)).toEqual(["east 2014-01 1", "east 2014-02 1", "north 2014-01 4"]);
  });
});

/** A Parquet file of the rows of a query. */
async function parquet(query: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-parquet-"));
  const path = join(folder, "x.parquet");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${path}'`);
  connection.closeSync();
  instance.closeSync();
  const bytes = readFileSync(path);
  rmSync(folder, { recursive: true });
  return bytes;
}

describe("a source of Parquet files", () => {
  test("takes a moment for the month in which it was in England and Wales", async () => {
    const moments = "to_timestamp(1404171000), to_timestamp(1404167400)"; // 30 June 2014, 23:30 and 22:30 in Greenwich
    const query = `SELECT unnest([${moments}]) AS "Date", 'Theft' AS "Type"`;
    const yaml = csvSource().replace("kind: csv", "kind: parquet");
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.parquet": await parquet(query) });
    expect(shortCounts(result)).toEqual(["home all-crime 2014-06 1", "home all-crime 2014-07 1"]);
  });

  test("refuses ids that were rounded when they were written", async () => {
    const query = `SELECT DATE '2014-01-01' AS "Date", 'Theft' AS "Type", 12345678901234567890.0::DOUBLE AS "No"`;
    const yaml = csvSource("", "date: Date, type: Type, id: No").replace("kind: csv", "kind: parquet");
    const folder = sourceFolder({ "sources.yaml": yaml, "a-crimes.parquet": await parquet(query) });
    expect((await problemsOf(folder))[0]).toMatch(
      /^a-crimes\.parquet:1 the column “No” of ids holds numbers that are rounded \(DOUBLE\)/
    );
  });

  test("reads dates as they are written in the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "control-lines-parquet-"));
    const path = join(folder, "x.parquet");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT * FROM (VALUES (DATE '2014-01-31', 'Burglary'), (DATE '2014-02-01', 'Theft'), (DATE '2014-02-28', 'Burglary')) t("Date", "Type")) TO '${path}'`
    );
    connection.closeSync();
    instance.closeSync();
    const yaml = csvSource().replace("kind: csv", "kind: parquet");
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.parquet": readFileSync(path) });
    rmSync(folder, { recursive: true });
    expect(shortCounts(result)).toEqual([
      "home burglary 2014-01 1",
      "home burglary 2014-02 1",
      "home all-crime 2014-01 1",
      "home all-crime 2014-02 2"
    ]);
  });
});

describe("a Home Office table", () => {
  test("gives quarters by their last month, renamed categories together", async () => {
    const yaml = `sources:
  - id: tables
    kind: home-office-table
    basis: published quarters
    files: [table.csv]
    renamed: {offence_subgroup: {Domestic burglary: Residential burglary}}
    series:
      burglary: {offence_subgroup: [Residential burglary]}
`;
    const head =
      "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences\n";
    const rows = [
      "2016/17,4,Home,x,Theft,Domestic burglary,28A,10",
      "2016/17,4,Home,y,Theft,Domestic burglary,28B,2",
      "2017/18,1,Home,x,Theft,Residential burglary,28E,7",
      "2017/18,1,Away & Beyond,x,Theft,Residential burglary,28E,5",
      "2017/18,1,Home,z,Theft,Shoplifting,46,99"
    ];
    const result = await readOne({ "sources.yaml": yaml, "table.csv": `${head}${rows.join("\n")}\n` });
    expect(result.monthsPerPeriod).toBe(3);
    expect(shortCounts(result)).toEqual([
      "away burglary 2017-06 5",
      "home burglary 2017-03 12",
      "home burglary 2017-06 7"
    ]);
    expect(result.account).toMatchObject({ rows: 5, counted: 4, filtered: { "in no series": 1 } });
  });
});

describe("a survey", () => {
  test("gives weighted percent, base and Kish's design effect of each wave", async () => {
    const yaml = `sources:
  - id: interviews
    kind: survey
    basis: recorded interviews
    force: home
    files: [s.csv]
    date_format: day/month/year
    columns: {date: When, weight: W, stratum: S, answer: A}
    surveys:
      satisfaction:
        waves: [2014-03, 2014-09]
        months: 6
        positive: [Very, Fairly]
        negative: [Not]
`;
    // To March: weights 1, 1 (positive), 2 (negative): percent 2/4 = 50; n sum(w^2)/(sum w)^2 = 3 * 6 / 16 = 1.125.
    // To September: weights 3 (positive), 1 (negative): percent 75; 2 * 10 / 16 = 1.25.
    const text = `When,W,S,A
31/10/2013,1,a,Very
01/03/2014,1,b,Fairly
31/03/2014,2,a,Not
31/03/2014,5,a,No opinion
01/04/2014,3,a,Very
30/09/2014,1,a,Not
01/10/2014,1,a,Not
`;
    const { waves, account } = await readOne({ "sources.yaml": yaml, "s.csv": text });
    expect(waves).toEqual([
      {
        force: "home",
        survey: "satisfaction",
        period_end: "2014-03",
        months: 6,
        base: 3,
        percent: 50,
        design_effect: 1.125
      },
      {
        force: "home",
        survey: "satisfaction",
        period_end: "2014-09",
        months: 6,
        base: 2,
        percent: 75,
        design_effect: 1.25
      }
    ]);
    expect(account).toMatchObject({ rows: 7, counted: 5, filtered: { "in no series": 2 }, rejected: 0 });
    expect(account.notes).toContain("satisfaction: the wave to 2014-09 has no interviews in the strata b");
  });
});
