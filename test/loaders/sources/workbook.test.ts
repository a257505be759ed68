import { utils, write } from "@e965/xlsx";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { caseFolder, csvSource, problemsOf, readOne, shortCounts, sourceFolder } from "./source-folder.js";
import { day, workbook } from "./workbooks.js";

const inWorkbook = (more = "", columns?: string): string =>
  csvSource(`    format: workbook\n${more}`, columns);

/** By hand: two burglaries and a theft in January, a burglary in February. */
const ROWS = [
  ["Date", "Type"],
  [day(2014, 1, 1), "Burglary"],
  [day(2014, 1, 31), "Burglary"],
  ["2014-01-15", "Theft"],
  [day(2014, 2, 28), "Burglary"]
];
const BY_HAND = [
  "home burglary 2014-01 2",
  "home burglary 2014-02 1",
  "home all-crime 2014-01 3",
  "home all-crime 2014-02 1"
];

describe("a source of workbooks", () => {
  test.each(["xlsx", "xlsm", "xlsb", "biff8", "ods"] as const)(
    "reads %s: dates by their cells",
    async (type) => {
      const result = await readOne({
        "sources.yaml": inWorkbook(),
        "a-crimes.bin": workbook({ Data: ROWS }, type)
      });
      expect(shortCounts(result)).toEqual(BY_HAND);
      expect(result.account).toMatchObject({ rows: 4, counted: 4, rejected: 0 });
      expect(result.account.inputs[0]!.file).toBe("a-crimes.bin/Data");
    }
  );

  test("reads the dates of cells beside texts of the format that the source says", async () => {
    const rows = [
      ...ROWS.slice(0, 2),
      ["31/01/2014", "Burglary"],
      ["15/01/2014", "Theft"],
      ["28/02/2014", "Burglary"]
    ];
    const yaml = inWorkbook("    date_format: day/month/year\n");
    expect(
      shortCounts(await readOne({ "sources.yaml": yaml, "a-crimes.xlsx": workbook({ Data: rows }) }))
    ).toEqual(BY_HAND);
  });

  test("takes numbers from their cells, never from what is displayed", async () => {
    const sheet = utils.aoa_to_sheet([
      ["Date", "Type", "N"],
      ["2014-01", "Burglary", 1234],
      ["2014-02", "Burglary", 5],
      ["2014-03", "Burglary", 0.25],
      ["2014-04", "Burglary", 7]
    ]);
    sheet.C2!.z = "#,##0";
    sheet.C3!.z = "0%";
    sheet.C4!.z = "0%";
    sheet.C5 = { t: "e", v: 42, w: "#N/A" };
    const yaml = inWorkbook("    allow_rejected: 2\n", "date: Date, type: Type, count: N");
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.xlsx": workbook({ Data: sheet }) });
    expect(shortCounts(result).filter((count) => count.includes("burglary"))).toEqual([
      "home burglary 2014-01 1234",
      "home burglary 2014-02 5"
    ]);
    expect(result.account.rejects.map(({ reason, places }) => [reason, places[0]!.line])).toEqual([
      ["its count is “0.25”, not a whole number of at most nine digits", 4],
      ["its count is “#N/A”, not a whole number of at most nine digits", 5]
    ]);
  });

  test("finds the headings below a title that is merged, on the row that the source says", async () => {
    const sheet = utils.aoa_to_sheet([["Crimes, an extract"], [], ...ROWS], { UTC: true });
    sheet["!merges"] = [utils.decode_range("A1:B2")];
    const files = { "a-crimes.xlsx": workbook({ Data: sheet }) };
    const problems = await problemsOf(sourceFolder({ "sources.yaml": inWorkbook(), ...files }));
    expect(problems).toEqual([
      "a-crimes.xlsx/Data:1 the cells A1:B2 are merged over several rows; expected a value in every row below the headings. " +
        "Undo the merging and fill each row; or say with header_row on which row the headings stand."
    ]);
    const result = await readOne({ "sources.yaml": inWorkbook("    header_row: 3\n"), ...files });
    expect(shortCounts(result)).toEqual(BY_HAND);
  });

  test("finds the headings below the blank row that header_row names", async () => {
    const files = { "a-crimes.xlsx": workbook({ Data: [["A title"], [], ...ROWS] }) };
    const result = await readOne({ "sources.yaml": inWorkbook("    header_row: 2\n"), ...files });
    expect(shortCounts(result)).toEqual(BY_HAND);
  });

  test("names the row of a record that is rejected, blank rows counted", async () => {
    const rows = [["Title"], [], ...ROWS, [], ["never", "Theft"]];
    const yaml = inWorkbook("    header_row: 3\n");
    const found = await problemsOf(
      sourceFolder({ "sources.yaml": yaml, "a-crimes.ods": workbook({ Data: rows }, "ods") })
    );
    expect(found[0]).toMatch(/^a-crimes\.ods\/Data:9 the record is rejected: its date is “never”/);
  });

  test.each(["xlsx", "xlsb"] as const)("reads what a workbook hides, and says so (%s)", async (type) => {
    const sheet = utils.aoa_to_sheet(ROWS, { UTC: true });
    sheet["!rows"] = [{}, {}, { hidden: true }, { hidden: true }, {}];
    sheet["!cols"] = [{}, { hidden: true }];
    const result = await readOne({
      "sources.yaml": inWorkbook(),
      "a-crimes.bin": workbook({ Data: sheet }, type)
    });
    expect(shortCounts(result)).toEqual(BY_HAND);
    expect(result.account.notes).toContain(
      "a-crimes.bin/Data: hidden in the workbook, but read: 2 rows (3 to 4)"
    );
    expect(result.account.notes).toContain(
      "a-crimes.bin/Data: hidden in the workbook, but read: 1 column (B)"
    );
  });

  test("reads a sheet that is hidden, and says so", async () => {
    const book = {
      SheetNames: ["Data"],
      Sheets: { Data: utils.aoa_to_sheet(ROWS, { UTC: true }), Cover: utils.aoa_to_sheet([["Notes"]]) },
      Workbook: { Sheets: [{ name: "Data", Hidden: 1 as const }, { name: "Cover" }] }
    };
    book.SheetNames.push("Cover");
    const bytes = write(book, { type: "buffer", bookType: "xlsx" }) as Buffer;
    const result = await readOne({ "sources.yaml": inWorkbook("    sheet: Data\n"), "a-crimes.xlsx": bytes });
    expect(shortCounts(result)).toEqual(BY_HAND);
    expect(result.account.notes).toContain(
      "a-crimes.xlsx/Data: hidden in the workbook, but read: the whole sheet"
    );
  });

  test("asks which of several sheets to read; a pattern reads a sheet a year, as the Home Office publishes them", async () => {
    const head = [
      "Financial Year",
      "Financial Quarter",
      "Force Name",
      "Offence Description",
      "Offence Group",
      "Offence Subgroup",
      "Offence Code",
      "Number of Offences"
    ];
    const year = (name: string, n: number) => [
      head,
      ...[1, 2, 3, 4].map((quarter) => [
        name,
        quarter,
        "Leicestershire",
        "x",
        "Theft offences",
        "Vehicle offences",
        "45",
        n + quarter
      ])
    ];
    const book = workbook(
      { Information: [["Notes"]], "2012-13": year("2012/13", 100), "2013-14 ": year("2013/14", 200) },
      "ods"
    );
    const yaml = (more: string): string => `sources:
  - id: ho
    kind: home-office-table
    format: workbook
    basis: recorded crimes
    files: [prc.ods]
${more}    series: {vehicle-offences: {offence_subgroup: [Vehicle offences]}}
`;
    const folder = (more: string) => ({
      "sources.yaml": yaml(more),
      "prc.ods": book,
      "forces.csv": FORCES_OF_ALL
    });
    expect((await problemsOf(sourceFolder(folder(""))))[0]).toMatch(
      /^prc\.ods:1 the workbook has 3 sheets: “Information”, “2012-13”, “2013-14 ”; .*sheet: "20\*"/
    );
    expect((await problemsOf(sourceFolder(folder("    sheet: 2014*\n"))))[0]).toMatch(
      /^prc\.ods:1 the workbook has no sheet “2014\*”/
    );
    const result = await readOne(folder('    sheet: ["20*"]\n'));
    expect(result.counts.map(({ month, count }) => `${month} ${count}`)).toEqual([
      "2012-06 101",
      "2012-09 102",
      "2012-12 103",
      "2013-03 104",
      "2013-06 201",
      "2013-09 202",
      "2013-12 203",
      "2014-03 204"
    ]);
    expect(result.account.inputs.map(({ file }) => file)).toEqual(["prc.ods/2012-13", "prc.ods/2013-14 "]);
  });

  test("keeps texts with leading zeros and ids of 20 digits, and refuses those that a spreadsheet has rounded", async () => {
    const yaml = inWorkbook("    repeated_ids: count-once\n", "date: Date, type: Type, id: No").replace(
      "[Burglary]",
      '["028"]'
    );
    const rows = (id: unknown) => [
      ["No", "Date", "Type"],
      ["12345678901234567890", "2014-01-01", "028"],
      ["12345678901234567891", "2014-01-02", "028"],
      [id, "2014-01-03", "28"]
    ];
    const result = await readOne({ "sources.yaml": yaml, "a-crimes.xlsx": workbook({ Data: rows("7") }) });
    expect(shortCounts(result)).toEqual(["home burglary 2014-01 2", "home all-crime 2014-01 3"]);
    const found = await problemsOf(
      sourceFolder({ "sources.yaml": yaml, "a-crimes.xlsx": workbook({ Data: rows(2 ** 60) }) })
    );
    expect(found[0]).toMatch(/^a-crimes\.xlsx\/Data:4 the cell A4 holds a number of more than 15 digits/);
  });

  test("reads workbooks inside a zip", async () => {
    const zip = Buffer.from(
      zipSync({ "2014/x.xlsx": workbook({ Data: ROWS }), "2014/notes.txt": Buffer.from("none") })
    );
    const result = await readOne({ "sources.yaml": inWorkbook(), "a-crimes.zip": zip });
    expect(shortCounts(result)).toEqual(BY_HAND);
    expect(result.account.inputs[0]!.file).toBe("a-crimes.zip/2014/x.xlsx/Data");
  });

  test("says of a workbook that is damaged, and of a file that is none, what it is", async () => {
    const whole = workbook({ Data: ROWS });
    const damaged = await problemsOf(
      sourceFolder({ "sources.yaml": inWorkbook(), "a-crimes.xlsx": whole.subarray(0, -40) })
    );
    expect(damaged[0]).toMatch(/^a-crimes\.xlsx:1 the compressed file is damaged: /);
    const none = await problemsOf(
      sourceFolder({ "sources.yaml": inWorkbook(), "a-crimes.csv": "Date,Type\n" })
    );
    expect(none).toEqual([
      "a-crimes.csv:1 this is no workbook; expected a workbook of Excel (.xlsx, .xls) or OpenDocument (.ods), as format says. " +
        "If it is CSV, take format: workbook out of sources.yaml."
    ]);
  });

  test.each(["ask-xlsx", "ask-ods"])(
    "is what a workbook was blamed for its encoding instead of: %s",
    async (name) => {
      expect((await problemsOf(caseFolder(name)))[0]).toMatch(
        /^[a-z-]+\.(xlsx|ods):1 this is a workbook; expected CSV, or the source to say that it reads workbooks\. Write format: workbook/
      );
    }
  );

  test("is asked for its headings when it holds something else", async () => {
    const yaml = (text: string): string =>
      text.replace(
        "    kind: records",
        "    kind: records\n    format: workbook\n    sheet: comparisons_table"
      );
    expect((await problemsOf(caseFolder("ask-xlsx", yaml)))[0]).toMatch(
      /^crimes\.xlsx\/comparisons_table:1 the column “Date recorded” and “Offence” is missing/
    );
  });
});

const FORCES_OF_ALL =
  "force,name,code,region,police_uk_name\nleicestershire,Leicestershire,E23000021,East,Leicestershire Police\n";
