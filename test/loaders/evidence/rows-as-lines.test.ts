import { expect, test } from "vitest";
import { rowsAsLines } from "../../../loaders/evidence/rows-as-lines.js";

test("rowsAsLines(value) writes a row a line, with four significant digits", () => {
  const value = {
    date: "2014-09-30",
    rows: [
      { a: 1 / 3, b: [1, 2.00001] },
      { a: 123456, b: [] }
    ],
    none: null
  };
  expect(rowsAsLines(value)).toBe(`{
  "date": "2014-09-30",
  "rows": [
    {"a":0.3333,"b":[1,2]},
    {"a":123456,"b":[]}
  ],
  "none": null
}
`);
  expect(JSON.parse(rowsAsLines(value)).rows[0].a).toBe(0.3333);
});
