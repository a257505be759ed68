import { expect, test } from "vitest";
import { byQuarter } from "../../../src/rules/windows/by-quarter.js";
import { seriesOf } from "../examples.js";

test("months are added up to calendar quarters; those of a part of one are left out at both ends", () => {
  // May and June 2013 are a part of a quarter, and so is January 2014.
  const { start, monthsPerPeriod, counts } = byQuarter(seriesOf("2013-05", [9, 9, 1, 2, 3, 4, 5, 6, 9]));
  expect({ start, monthsPerPeriod, counts }).toEqual({
    start: "2013-07",
    monthsPerPeriod: 3,
    counts: [6, 15]
  });
});

test("a quarter with a month that is not known is not known, and too small to publish with one that is", () => {
  const series = { ...seriesOf("2013-01", [1, null, 3, 4, null, 6, 7, 8, 9]), suppressed: ["2013-05"] };
  expect(byQuarter(series)).toMatchObject({ counts: [null, null, 24], suppressed: ["2013-04"] });
});

test("a series too short for a quarter has none, and a quarterly one is left as it is", () => {
  expect(byQuarter(seriesOf("2013-02", [1, 2, 3])).counts).toEqual([]);
  const quarterly = seriesOf("2013-01", [5, 6], 3);
  expect(byQuarter(quarterly)).toBe(quarterly);
});
