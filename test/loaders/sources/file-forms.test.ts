import { zipSync } from "fflate";
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

const RECORDS = "Date,Type\n2014-01-01,Burglary\n2014-01-02,Café theft\n";
const BY_HAND = ["home burglary 2014-01 1", "home all-crime 2014-01 2"];
const counted = async (yaml: string, content: string | Buffer, name = "a-crimes.csv"): Promise<string[]> =>
  shortCounts(await readOne({ "sources.yaml": yaml, [name]: content }));

describe("a file of records in another form", () => {
  test.each(["ask-blank-first-line", "ask-zip-from-a-mac", "ask-zip-in-capitals"])(
    "was blamed for its encoding, and is read: %s",
    async (name) => {
      const result = await readCase(name);
      expect(result.account).toMatchObject({ rows: 1, counted: 1, rejected: 0 });
    }
  );

  test("with semicolons was blamed for its headings, and is read as it is told", async () => {
    expect(await problemsOf(caseFolder("ask-semicolons"))).toEqual([
      "crimes.csv:1 fields seem to be separated by “;”; expected what the source says of its files. Write in sources.yaml " +
        'delimiter: ";".'
    ]);
    const yaml = (text: string): string => text.replace("    series:", '    delimiter: ";"\n    series:');
    expect((await readCase("ask-semicolons", yaml)).account).toMatchObject({ rows: 1, counted: 1 });
  });

  test("with a title above the headings says on which line they stand, and is read as it is told", async () => {
    expect(await problemsOf(caseFolder("ask-title-above-headings"))).toEqual([
      "crimes.csv:1 line 1 is no line of headings: they stand on line 3; expected what the source says of its files. Write in " +
        "sources.yaml header_row: 3."
    ]);
    const yaml = (text: string): string => text.replace("    series:", "    header_row: 3\n    series:");
    expect((await readCase("ask-title-above-headings", yaml)).account).toMatchObject({ rows: 1, counted: 1 });
  });

  test.each(["utf16le", "utf16be"])("in UTF-16 with a mark (%s) is read", async (order) => {
    const bytes = Buffer.from(`\uFEFF${RECORDS}`, "utf16le");
    expect(await counted(csvSource(), order === "utf16le" ? bytes : bytes.swap16())).toEqual(BY_HAND);
  });

  test("in UTF-16 without a mark is named, and read as it is told", async () => {
    const bytes = Buffer.from(RECORDS, "utf16le");
    const [problem] = await problemsOf(sourceFolder({ "sources.yaml": csvSource(), "a-crimes.csv": bytes }));
    expect(problem).toMatch(/^a-crimes\.csv:1 the file seems to be in UTF-16; .*encoding: utf-16\./);
    const yaml = csvSource("    encoding: utf-16\n");
    expect(await counted(yaml, bytes)).toEqual(BY_HAND);
    expect(await counted(yaml, Buffer.from(bytes).swap16())).toEqual(BY_HAND);
  });

  test("in Windows-1252 is read as it is told, its quotation marks and pounds among it", async () => {
    const yaml = csvSource("    encoding: windows-1252\n").replace("[Burglary]", "[“Other” £5]");
    const text = Buffer.concat([
      Buffer.from("Date,Type\n2014-01-01,"),
      Buffer.from([0x93]),
      Buffer.from("Other"),
      Buffer.from([0x94, 0x20, 0xa3]),
      Buffer.from("5\n2014-01-02,Caf"),
      Buffer.from([0xe9, 0x0a])
    ]);
    expect(await counted(yaml, text)).toEqual(BY_HAND);
  });

  test("in a zip inside a zip is read, and what macOS adds is not", async () => {
    const inner = zipSync({
      "x/crimes.CSV": Buffer.from(RECORDS),
      "__MACOSX/x/._crimes.csv": Buffer.from([0, 5])
    });
    const zip = Buffer.from(
      zipSync({ "deep.zip": inner, ".DS_Store": Buffer.from([0]), "._deep.zip": Buffer.from([0]) })
    );
    const result = await readOne({ "sources.yaml": csvSource(), "a-crimes": zip });
    expect(shortCounts(result)).toEqual(BY_HAND);
    expect(result.account.inputs.map(({ file }) => file)).toEqual(["a-crimes/deep.zip/x/crimes.CSV"]);
  });

  test("has the line of a record that is rejected below blank lines and a title", async () => {
    const text =
      "\uFEFFTitle\r\n\r\nDate,Type\r\n2014-01-01,Theft\r\n\r\n2014-01-02,Theft,more\r\n\r\nnever,Theft\r\n";
    const folder = sourceFolder({ "sources.yaml": csvSource("    header_row: 3\n"), "a-crimes.csv": text });
    expect((await problemsOf(folder)).map((problem) => problem.split(" the record")[0])).toEqual([
      "a-crimes.csv:6",
      "a-crimes.csv:8"
    ]);
  });

  // The blank line was taken for the headings, and the headings for a record.
  test("has its headings below the blank line that header_row names", async () => {
    expect(await counted(csvSource("    header_row: 2\n"), `A title\n\n${RECORDS}`)).toEqual(BY_HAND);
  });

  test("may have headings in other capitals, and with other spaces", async () => {
    expect(await counted(csvSource(), RECORDS.replace("Date,Type", "DATE, type "))).toEqual(BY_HAND);
  });
});

describe("a plain table of counts as a spreadsheet writes it", () => {
  const table = (format: string): string =>
    csvSource(
      `    date_format: ${format}\n    thousands: ","\n    filters: {totals: {type: [Total]}}\n`,
      "date: Date, type: Type, count: N"
    );
  const expected = [
    "home burglary 2010-10 1234",
    "home burglary 2010-11 5",
    "home all-crime 2010-10 1234",
    "home all-crime 2010-11 5"
  ];

  test.each([
    ["month-name", "Oct-10", "Nov-10"],
    ["month-name", "October 2010", "30 Nov 2010"],
    ["day/month/year", "01/10/2010", "1/11/2010"],
    ["spreadsheet-number", "40452", "40512"]
  ])("is read with its format stated: %s, %s", async (format, october, november) => {
    const text = `Date,Type,N\n${october},Burglary,"1,234"\n${november},Burglary,5\n${november},Total,"1,239"\n`;
    expect(await counted(table(format), text)).toEqual(expected);
  });

  test("is refused without it by one message a kind, with the words that would read it", async () => {
    const rows = Array.from(
      { length: 100 },
      (_, i) => `Oct-${String(10 + (i % 5))},Burglary,"${1 + (i % 9)},234"\n`
    );
    const yaml = csvSource("", "date: Date, type: Type, count: N");
    const dates = await problemsOf(
      sourceFolder({ "sources.yaml": yaml, "a-crimes.csv": `Date,Type,N\n${rows.join("")}` })
    );
    expect(dates).toHaveLength(1);
    expect(dates[0]).toContain("100 records");
    expect(dates[0]).toContain("date_format: month-name.");
    const counts = await problemsOf(
      sourceFolder({
        "sources.yaml": yaml,
        "a-crimes.csv": `Date,Type,N\n${rows.join("").replaceAll(/Oct-(\d\d)/g, "20$1-10")}`
      })
    );
    expect(counts).toHaveLength(1);
    expect(counts[0]).toContain('thousands: ",".');
  });

  test("has rows of totals named with the rule that leaves them out", async () => {
    const yaml = csvSource("", "date: Date, type: Type, count: N");
    const [problem] = await problemsOf(
      sourceFolder({
        "sources.yaml": yaml,
        "a-crimes.csv": "Date,Type,N\n2014-01,Burglary,5\nGrand Total,,5\n"
      })
    );
    expect(problem).toContain('filters: {totals: {date: ["Grand Total"]}}.');
  });

  test("does not take a decimal comma for thousands", async () => {
    const text = 'Date,Type,N\nOct-10,Burglary,"1,5"\n';
    const [problem] = await problemsOf(
      sourceFolder({ "sources.yaml": table("month-name"), "a-crimes.csv": text })
    );
    expect(problem).toMatch(/^a-crimes\.csv:2 the record is rejected: its count is “1,5”/);
  });
});
