import { describe, expect, it } from "vitest";
import { tableText } from "../../src/kit/measure-save-file.js";
import { defaultSettings } from "../../src/plan/settings.js";

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
    const view = { name: "kent", sentence: "Not the published view: Kent.", published: defaultSettings() };
    expect(tableText(table, view)).toBe(
      "month,count,view\r\n2014-09,5,Not the published view: Kent.\r\n2014-10,,Not the published view: Kent.\r\n"
    );
  });
});
