import { describe, expect, test } from "vitest";
import { csvText } from "../../src/words/csv-text.js";

const cell = (value: unknown) => csvText(["a"], [[value]]).slice(3, -2);

describe("csvText(headings, rows)", () => {
  test("writes a header and a line for each row, each ended as RFC 4180 asks", () => {
    const rows = [
      ["2014-09", 5012],
      ["2014-10", null]
    ];
    expect(csvText(["month", "count"], rows)).toBe("month,count\r\n2014-09,5012\r\n2014-10,\r\n");
  });

  test("writes only the header when there are no rows", () => {
    expect(csvText(["a", "b"], [])).toBe("a,b\r\n");
  });

  test("quotes commas, quotes, line breaks and outer spaces", () => {
    expect(cell("a,b")).toBe('"a,b"');
    expect(cell('say "no"')).toBe('"say ""no"""');
    expect(cell("two\nlines")).toBe('"two\nlines"');
    expect(cell(" x")).toBe('" x"');
  });

  test("keeps empty text apart from null", () => {
    expect(cell("")).toBe('""');
    expect(cell(null)).toBe("");
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "-58%"])("puts an apostrophe before the text %s", (text) => {
    expect(cell(text)).toBe(`'${text}`);
  });

  test("puts an apostrophe before a tab and a carriage return, which spreadsheets pass over", () => {
    expect(cell("\t=1")).toBe("'\t=1");
    expect(cell("\r=1")).toBe(`"'\r=1"`);
  });

  test("guards the names of columns as well", () => {
    expect(csvText(["=cmd"], [])).toBe("'=cmd\r\n");
  });

  test("leaves numbers in full and as numbers, the negative too", () => {
    expect(cell(-1.5)).toBe("-1.5");
    expect(cell(1 / 3)).toBe("0.3333333333333333");
    expect(cell(60260)).toBe("60260");
  });

  test("writes lists as JSON and truth in words", () => {
    expect(cell([1, 2])).toBe('"[1,2]"');
    expect(cell(true)).toBe("true");
  });
});
