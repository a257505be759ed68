import { describe, expect, test } from "vitest";
import { quarterTotals } from "../../../src/rules/models/quarter-totals.js";
import { seriesOf } from "../examples.js";

describe("quarterTotals(series, end, quarters)", () => {
  const months = seriesOf("2014-01", [1, 2, 3, 4, 5, 6, 7, 8]);
  const quarters = seriesOf("2014-01", [10, 20, 30], 3);

  test("adds up months to quarters that end with any month", () => {
    expect(quarterTotals(months, "2014-08", 2)).toEqual([3 + 4 + 5, 6 + 7 + 8]);
    expect(quarterTotals(months, "2014-06", 2)).toEqual([6, 15]);
  });

  test("takes quarters as they are, when they end then", () => {
    expect(quarterTotals(quarters, "2014-09", 2)).toEqual([20, 30]);
    expect(quarterTotals(quarters, "2014-08", 2)).toBeUndefined();
  });

  test("is undefined before the first period, after the last one, and across a gap", () => {
    expect(quarterTotals(months, "2014-08", 3)).toBeUndefined();
    expect(quarterTotals(months, "2014-09", 1)).toBeUndefined();
    expect(quarterTotals(seriesOf("2014-01", [1, null, 3]), "2014-03", 1)).toBeUndefined();
  });
});
