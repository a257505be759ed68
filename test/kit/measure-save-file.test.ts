import { describe, expect, it } from "vitest";
import { tableText } from "../../src/kit/measure-save-file.js";

const table = {
  headings: ["month", "count"],
  rows: [
    ["2014-09", 5],
    ["2014-10", null]
  ]
};

describe("tableText(table, view)", () => {
  it("is the table alone for the published view", () => {
    expect(tableText(table, null)).toBe("month,count\r\n2014-09,5\r\n2014-10,\r\n");
  });

  it("says in every row which view it is of, when it is another", () => {
    expect(tableText(table, { name: "kent", sentence: "Not the published view: Kent." })).toBe(
      "month,count,view\r\n2014-09,5,Not the published view: Kent.\r\n2014-10,,Not the published view: Kent.\r\n"
    );
  });
});
