import { describe, expect, test } from "vitest";
import { columnFormat } from "../../../src/components/workbench/explore-format.js";

function written(values: unknown[], { name = "value", type = "number" as "number" | "text" | "other" } = {}) {
  const format = columnFormat(
    { name, type },
    values.map((value) => ({ [name]: value }))
  );
  return values.map(format);
}

describe("columnFormat(column, rows)", () => {
  test("separates thousands and uses a true minus sign", () => {
    expect(written([60260, -1455, 0])).toEqual(["60,260", "−1,455", "0"]);
  });

  test("gives a column the decimals that its numbers need, at most four", () => {
    expect(written([1.5, 2])).toEqual(["1.5", "2.0"]);
    expect(written([1 / 3, 12])).toEqual(["0.3333", "12.0000"]);
  });

  test("writes a number in full rather than as nothing", () => {
    expect(written([0.00001, 1])).toEqual(["0.00001", "1.0000"]);
    expect(written([1.5e-9])).toEqual(["1.5e−9"]);
  });

  test("rounds a number to the last decimal as long as something is left of it", () => {
    expect(written([0.00007, 0.00005, 0.00004, 1])).toEqual(["0.0001", "0.0001", "0.00004", "1.0000"]);
  });

  test("writes numbers too large to be exact, and those that are none, as they came", () => {
    expect(written([1e21, Number.NaN, Number.POSITIVE_INFINITY])).toEqual(["1e+21", "NaN", "Infinity"]);
  });

  test("writes years as years, and only years", () => {
    expect(written([2013, 2014], { name: "year" })).toEqual(["2013", "2014"]);
    expect(written([1492739], { name: "year" })).toEqual(["1,492,739"]);
    expect(written([2014], { name: "count" })).toEqual(["2,014"]);
  });

  test("leaves text alone, even when it looks like a number", () => {
    expect(written(["2014-09", "1000"], { type: "text" })).toEqual(["2014-09", "1000"]);
  });

  test("writes lists and truth in words", () => {
    expect(written([[1, 2], { a: 1 }], { type: "other" })).toEqual(["[1,2]", '{"a":1}']);
    expect(written([true], { type: "other" })).toEqual(["true"]);
  });
});
