import { describe, expect, test } from "vitest";
import { localTableName, readLocalCsv } from "../../src/duckdb/local-csv.js";

const file = (content: BlobPart, name = "a.csv") => new File([content], name);

describe("readLocalCsv(file)", () => {
  test.each([
    ["month,count\n1,2\n", ",", ["month", "count"]],
    ["month;count\r\n1;2\r\n", ";", ["month", "count"]],
    ["month\tcount, all\n", "\t", ["month", "count, all"]],
    ['"month","a ""b"", c"\n', ",", ["month", 'a "b", c']],
    ['"two\nlines",b\n', ",", ["two\nlines", "b"]],
    ["\uFEFF month , count \n", ",", ["month", "count"]]
  ])("reads the header of %j", async (content, delimiter, columns) => {
    expect(await readLocalCsv(file(content))).toMatchObject({ delimiter, columns });
  });

  test.each<[BlobPart, RegExp]>([
    ["", /a\.csv is empty/],
    [new Uint8Array([0xff, 0xfe, 0x61, 0]), /UTF-16/],
    [new Uint8Array([0x61, 10, 0x62, 10, 0xe9]), /line 3: a character is not in UTF-8/],
    [new Uint8Array([0x61, 10, 0]), /line 2: the file is no text/],
    ["%PDF-1.4", /is a PDF/],
    ["a,,c\n", /column 2 has no name/],
    ["a,B,b\n", /two columns are named “b”/]
  ])("refuses %j", async (content, message) => {
    await expect(readLocalCsv(file(content))).rejects.toThrow(message);
  });
});

describe("localTableName(fileName, taken)", () => {
  test.each([
    ["Knife crime (2014).csv", "knife_crime_2014"],
    ["2014-burglary.csv", "file_2014_burglary"],
    ['x"; DROP TABLE y; --.csv', "x_drop_table_y"],
    ["Délits.CSV", "delits"],
    ["数.csv", "file"],
    [`${"long ".repeat(20)}.csv`, "long_long_long_long_long_long_long_long"]
  ])("makes of %j the name %s", (name, expected) => {
    expect(localTableName(name, [])).toBe(expected);
  });

  test("numbers a name that another file has taken", () => {
    expect(localTableName("a b.csv", ["a_b", "a_b_2"])).toBe("a_b_3");
  });
});
