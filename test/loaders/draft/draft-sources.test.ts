import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readSourcesCommand } from "../../../loaders/commands/read-sources.js";
import { runCommand } from "../commands/run-command.js";
import { problemsOf, read, shortCounts, sourceFolder } from "../sources/source-folder.js";
import { day, workbook } from "../sources/workbooks.js";

type Files = Record<string, string | Buffer>;

/** Drafts sources for files of a new folder, as the command is typed; what it says, and the folder. */
async function drafted(
  files: Files,
  others: Files = {}
): Promise<{ folder: string; out: string; yaml: string }> {
  const folder = sourceFolder({ ...files, ...others });
  const names = Object.keys(files).map((name) => join(folder, name));
  const { code, out, err } = await runCommand(readSourcesCommand, ["--data", folder, "--draft", ...names]);
  expect(err).toBe("");
  expect(code).toBe(0);
  return { folder, out, yaml: readFileSync(join(folder, "sources.yaml"), "utf8") };
}

/** What read-sources makes of the draft as it stands. */
async function countsOf(files: Files): Promise<{ yaml: string; counts: string[] }> {
  const { folder, yaml } = await drafted(files);
  const { results } = await read(folder);
  return { yaml, counts: results.flatMap(shortCounts) };
}

/** By hand: two burglaries and a theft of home in January, a burglary of away in February. */
const ROWS = [
  ["05/01/2014", "Home Police", "Burglary"],
  ["31/01/2014", "Home Police", "Burglary"],
  ["15/01/2014", "home", "Café theft"],
  ["28/02/2014", "Away & Beyond", "Burglary"]
];
const BY_HAND = ["home burglary 2014-01 2", "away burglary 2014-02 1", "home cafe-theft 2014-01 1"].sort();
const text = (mark: string, above = ""): string =>
  `${above}${[["Date recorded", "Force", "Offence"], ...ROWS].map((row) => row.join(mark)).join("\n")}\n`;

describe("read-sources -- --draft", () => {
  test.each([
    ["with commas", text(","), []],
    ["with semicolons below a title", text(";", "Crimes\n\n"), ['delimiter: ";"', "header_row: 3"]],
    ["with tabs", text("\t"), ['delimiter: "\\t"']],
    ["in UTF-16 without a mark", Buffer.from(text(","), "utf16le"), ["encoding: utf-16"]],
    ["in UTF-16 with a mark", Buffer.from(`\uFEFF${text(",")}`, "utf16le"), []],
    ["in Windows-1252", Buffer.from(text(","), "latin1"), ["encoding: windows-1252"]],
    ["in a zip", Buffer.from(zipSync({ "in/a.csv": Buffer.from(text(",")) })), []]
  ])("drafts a text %s that is read as it stands", async (_, content, says) => {
    const { yaml, counts } = await countsOf({ "crimes.dat": content });
    expect(counts.sort()).toEqual(BY_HAND);
    for (const line of [...says, "kind: csv", "date_format: day/month/year"])
      expect(yaml).toContain(`    ${line}\n`);
    expect(yaml).toContain("columns: {date: Date recorded, force: Force, offence: Offence}\n");
    expect(yaml).toContain("burglary: {offence: [Burglary]}     # 3 records\n");
    expect(yaml.match(/(encoding|delimiter|header_row): /g) ?? []).toHaveLength(says.length);
  });

  test("drafts the sheets of a workbook that are alike as one source, and says which is none", async () => {
    const sheet = [
      ["Crimes of a year"],
      [],
      ["Date", "Force", "Offence"],
      ...ROWS.map(([d, ...rest]) => [day(2014, Number(d!.slice(3, 5)), Number(d!.slice(0, 2))), ...rest])
    ];
    const file = workbook({ Notes: [["Read me"], ["a", "b", "c"], [1]], "2013-14": sheet, "2014-15": sheet });
    const { folder, out, yaml } = await drafted({ "crimes.xlsx": file });
    expect(yaml).toContain("    format: workbook\n    sheet: [2013-14, 2014-15]\n    header_row: 3\n");
    writeFileSync(join(folder, "sources.yaml"), onlySource(yaml, "crimes-2").replace(", 2014-15", ""));
    expect(shortCounts((await read(folder)).results[0]!).sort()).toEqual(BY_HAND);
    expect(out).toContain("No column of dates could be told");
  });

  test("drafts Parquet", async () => {
    const folder = sourceFolder({ "crimes.csv": text(",") });
    const path = join(folder, "crimes.parquet");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT strptime("Date recorded", '%d/%m/%Y')::DATE AS day, Force, Offence
       FROM read_csv('${join(folder, "crimes.csv")}', all_varchar = true)) TO '${path}'`
    );
    connection.closeSync();
    instance.closeSync();
    const { yaml, counts } = await countsOf({ "crimes.parquet": readFileSync(path) });
    expect(yaml).toContain("kind: parquet\n");
    expect(counts.sort()).toEqual(BY_HAND);
  });

  test("knows a download of data.police.uk, each kind of file in its zip, and who is no force", async () => {
    const street = (force: string): Buffer =>
      Buffer.from(
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n" +
          `${"a".repeat(64)},2014-01,${force},${force},,,,,,Burglary,,\n,2014-01,${force},${force},,,,,,Anti-social behaviour,,\n`
      );
    const outcomes = Buffer.from(
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n" +
        `${"a".repeat(64)},2014-01,Home Police,Home Police,,,,,,Local resolution\n`
    );
    const zip = zipSync({
      "2014-01/2014-01-home-street.csv": street("Home Police"),
      "2014-01/2014-01-btp-street.csv": street("British Transport Police"),
      "2014-01/2014-01-home-outcomes.csv": outcomes
    });
    const { yaml, counts } = await countsOf({ "all.zip": Buffer.from(zip) });
    expect(yaml).toContain("kind: police-uk-street\n");
    expect(yaml).toContain("kind: police-uk-outcomes\n");
    expect(yaml).toContain("elsewhere: left-out\n");
    expect(counts).toEqual([
      "home anti-social-behaviour 2014-01 1",
      "home burglary 2014-01 1",
      "home local-resolution 2014-01 1"
    ]);
  });

  test("knows the Home Office's table, and two spellings of a group", async () => {
    const rows = ["Drug offences,5", "Drug  Offences,6"].map((end, i) => `2013/14,${i + 1},Home,${end}`);
    const { yaml, counts } = await countsOf({
      "prc.csv": `Financial Year,Financial Quarter,Force Name,Offence Group,Number of Offences\n${rows.join("\n")}\n`
    });
    expect(yaml).toContain("kind: home-office-table\n");
    expect(yaml).toContain(
      "drug-offences: {offence_group: [Drug  Offences]} # 2 records, also as “Drug offences”\n"
    );
    expect(counts).toEqual(["home drug-offences 2013-06 5", "home drug-offences 2013-09 6"]);
  });

  test("drafts a table of counts: month names, thousands, rows of totals, counts that are not known", async () => {
    const months = ["Oct-10", "Nov-10", "Dec-10", "Jan-11"];
    const rows = months.flatMap((month, i) => [
      `${month},Home,Burglary,"1,23${i}"`,
      `${month},Home,Theft,${i === 3 ? "NA" : 7}`,
      `${month},Home,Total,"1,24${i}"`
    ]);
    const { folder, out, yaml } = await drafted({
      "counts.csv": `Month,Force,Type,Number of crimes\n${rows.join("\n")}\n`
    });
    for (const line of [
      'thousands: ","',
      "date_format: month-name",
      "filters:\n      totals: {type: [Total]}"
    ])
      expect(yaml).toContain(`    ${line}\n`);
    expect(out).toContain("1 count not known (“NA”): once looked at, allow them by allow_rejected.");
    writeFileSync(
      join(folder, "sources.yaml"),
      yaml.replace("    series:", "    allow_rejected: 1\n    series:")
    );
    const { results } = await read(folder);
    expect(results.flatMap(shortCounts)).toEqual([
      ...["1230", "1231", "1232", "1233"].map(
        (n, i) => `home burglary ${["2010-10", "2010-11", "2010-12", "2011-01"][i]} ${n}`
      ),
      "home theft 2010-10 7",
      "home theft 2010-11 7",
      "home theft 2010-12 7"
    ]);
  });

  test("drafts a survey, with the force of the plan and answers by their words", async () => {
    const months = Array.from({ length: 12 }, (_, i) => `2014-${String(i + 1).padStart(2, "0")}`);
    const answers = ["Very satisfied", "Fairly satisfied", "Not at all satisfied", "Don't know"];
    const rows = months.flatMap((month) => answers.map((answer) => `${month},${answer},1.0`));
    const file = { "interviews.csv": `Interviewed,How satisfied,Weight\n${rows.join("\n")}\n` };
    const { folder, yaml } = await drafted(file, { "plan.yaml": "force: home\n" });
    expect(yaml).toContain("    force: home\n");
    expect(yaml).toContain("columns: {date: Interviewed, answer: How satisfied, weight: Weight}\n");
    const { results } = await read(folder);
    // Two of three answers that are for or against, in every month.
    expect(results[0]!.waves).toMatchObject([
      {
        force: "home",
        survey: "survey",
        period_end: "2014-12",
        months: 12,
        base: 36,
        percent: (100 * 24) / 36
      }
    ]);
  });

  test("puts files that are alike into one source, and others into another", async () => {
    const { yaml } = await drafted({
      "a/x.csv": text(","),
      "b.csv": text(",").replaceAll("2014", "2015"),
      "c.csv": text(";")
    });
    expect(yaml.match(/- id: .*/g)).toEqual(["- id: x", "- id: c"]);
    expect(yaml).toContain("files: [a/x.csv, b.csv]\n");
  });

  test("says what it could not tell", async () => {
    const told = async (content: string): Promise<string> => (await drafted({ "x.csv": content })).out;
    expect(await told("Day,Type\n01/02/2014,A\n03/04/2014,A\n")).toContain("could also be month/day/year");
    expect(await told("Day,Type\n01/02/2014,A\n")).toContain(
      "No column names forces: write force: and its id"
    );
    expect(await told("Type,Force,Jan-14,Feb-14,Mar-14\nA,home,1,2,3\n")).toContain(
      "3 columns were taken for months, each cell for the count of one"
    );
    expect(await told("2014-01-01,home,A\n2014-01-02,home,B\n")).toContain("its first line may be a record");
    expect(await told("Date,Force,Type\n2014-01-01,home,A\n2014-01-02,Gotham,B\n")).toContain(
      "No column names forces"
    );
    expect(await told(`Date,Force,Type\n${"2014-01-01,home,A\n".repeat(20)}2014-01-02,Gotham,B\n`)).toContain(
      "“Force” has 1 record of no force of forces.csv (“Gotham”)"
    );
    expect(await told("Date,Force,Type\n2014-01-01,home,A\n2014-01-02,home\n")).toContain(
      "1 line is no record"
    );
  });

  test("never replaces a sources.yaml without being told", async () => {
    const folder = sourceFolder({ "x.csv": text(","), "sources.yaml": "mine" });
    const args = ["--data", folder, "--draft", join(folder, "x.csv")];
    const { code, err } = await runCommand(readSourcesCommand, args);
    expect(code).toBe(2);
    expect(err).toContain("sources.yaml is there already; --overwrite replaces it");
    expect(readFileSync(join(folder, "sources.yaml"), "utf8")).toBe("mine");
    expect((await runCommand(readSourcesCommand, [...args, "--overwrite"])).code).toBe(0);
    expect(await problemsOf(folder)).toEqual([]);
  });

  test.each([
    ["nothing.csv", "there is no file"],
    ["empty.csv", "no table was found"]
  ])("explains %s, and writes nothing", async (name, message) => {
    const folder = sourceFolder({ "empty.csv": "" });
    const { code, err } = await runCommand(readSourcesCommand, [
      "--data",
      folder,
      "--draft",
      join(folder, name)
    ]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(existsSync(join(folder, "sources.yaml"))).toBe(false);
  });
});

/** A draft with but one of its sources. */
function onlySource(yaml: string, id: string): string {
  const [head, ...sources] = yaml.split(/^(?= {2}# .*\n {2}- id)/m);
  return head + sources.find((source) => source.includes(`- id: ${id}\n`))!;
}
