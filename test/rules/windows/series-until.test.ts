import { expect, test } from "vitest";
import { seriesUntil } from "../../../src/rules/windows/series-until.js";
import { seriesOf } from "../examples.js";

test("seriesUntil(series, month) has the months that had ended, and no later basis", () => {
  expect(seriesUntil(seriesOf("2014-01", [1, 2, 3, 4]), "2014-03")).toMatchObject({
    counts: [1, 2, 3],
    bases: [{ to: "2014-03" }]
  });
});

test("seriesUntil(series, month) has a quarter once its last month has ended", () => {
  const quarters = seriesOf("2014-01", [10, 20], 3);
  expect(["2014-05", "2014-06"].map((end) => seriesUntil(quarters, end).counts)).toEqual([[10], [10, 20]]);
});

test("seriesUntil(series, month) is empty before the first period, and whole after the last", () => {
  const series = seriesOf("2014-01", [1, 2]);
  expect(seriesUntil(series, "2013-12")).toMatchObject({ counts: [], bases: [] });
  expect(seriesUntil(series, "2015-06").counts).toEqual([1, 2]);
});
