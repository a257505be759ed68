import { describe, expect, test } from "vitest";
import {
  basesIn,
  firstIndexFrom,
  isFound,
  isMissing,
  lastIndexAt,
  latestWindow,
  monthAt,
  periodsOf,
  positionInYear,
  spanOf,
  summaryOf,
  unbrokenRun,
  windowAt
} from "../../../src/rules/windows/series-window.js";
import { seriesOf } from "../examples.js";

const months = seriesOf("2014-01", [1, 2, 3, 4, 5, 6]);
// January-March 2013 to July-September 2014.
const quarters = seriesOf("2013-01", [10, 20, 30, 40, 50, 60, 70], 3);

describe("periodsOf(series, months)", () => {
  test("is the number of months for a monthly series", () => {
    expect(periodsOf(months, 12)).toBe(12);
  });

  test("converts months to quarters: twelve months are four", () => {
    expect(periodsOf(quarters, 12)).toBe(4);
    expect(periodsOf(quarters, 6)).toBe(2);
  });

  test("takes the nearest whole number of quarters, at least one", () => {
    expect(periodsOf(quarters, 5)).toBe(2);
    expect(periodsOf(quarters, 4)).toBe(1);
    expect(periodsOf(quarters, 1)).toBe(1);
  });
});

describe("lastIndexAt(series, periodEnd)", () => {
  test("is the month itself for a monthly series", () => {
    expect(lastIndexAt(months, "2014-03")).toBe(2);
  });

  test("is the last complete quarter when the period ends inside one", () => {
    expect(lastIndexAt(quarters, "2014-06")).toBe(5);
    expect(lastIndexAt(quarters, "2014-07")).toBe(5);
    expect(lastIndexAt(quarters, "2014-08")).toBe(5);
    expect(lastIndexAt(quarters, "2014-09")).toBe(6);
  });

  test("is below 0 before the series", () => {
    expect(lastIndexAt(months, "2013-12")).toBe(-1);
    expect(lastIndexAt(quarters, "2012-12")).toBe(-1);
    expect(lastIndexAt(quarters, "2013-02")).toBe(-1);
  });
});

describe("firstIndexFrom(series, month)", () => {
  test("is the first quarter that starts in or after the month", () => {
    expect(firstIndexFrom(quarters, "2013-04")).toBe(1);
    expect(firstIndexFrom(quarters, "2013-05")).toBe(2);
    expect(firstIndexFrom(quarters, "2013-06")).toBe(2);
  });

  test("is below 0 before the series", () => {
    expect(firstIndexFrom(months, "2013-11")).toBe(-2);
  });
});

test("monthAt and spanOf give first and last months of periods", () => {
  expect(monthAt(quarters, 2)).toBe("2013-07");
  expect(spanOf(quarters, 3, 4)).toEqual({ from: "2013-10", to: "2014-09" });
  expect(spanOf(months, 0, 1)).toEqual({ from: "2014-01", to: "2014-01" });
});

describe("windowAt(series, firstIndex, periods)", () => {
  test("adds up what it covers", () => {
    expect(windowAt(months, 1, 3)).toEqual({
      from: "2014-02",
      to: "2014-04",
      periods: 3,
      total: 9,
      mean: 3,
      firstIndex: 1,
      counts: [2, 3, 4]
    });
  });

  test("has the mean of a quarter, not of a month, for quarters", () => {
    expect(windowAt(quarters, 3, 4)).toMatchObject({ total: 220, mean: 55, from: "2013-10", to: "2014-09" });
  });

  test("tells no data, when the series covers none of it", () => {
    expect(windowAt(months, 6, 2)).toEqual({ reason: "no-data", evidence: { needed: 2, available: 0 } });
    expect(windowAt(months, -2, 2)).toEqual({ reason: "no-data", evidence: { needed: 2, available: 0 } });
  });

  test("tells no data, when it holds nothing but gaps", () => {
    expect(windowAt(seriesOf("2014-01", [null, null, 3]), 0, 2)).toMatchObject({ reason: "no-data" });
  });

  test("tells too few periods, before the series starts and after it ends", () => {
    expect(windowAt(months, -1, 4)).toEqual({
      reason: "too-few-periods",
      evidence: { needed: 4, available: 3 }
    });
    expect(windowAt(months, 4, 4)).toEqual({
      reason: "too-few-periods",
      evidence: { needed: 4, available: 2 }
    });
  });

  test("names the months of a gap", () => {
    expect(windowAt(seriesOf("2014-01", [1, null, 3, null]), 0, 4)).toEqual({
      reason: "gap-in-window",
      evidence: { needed: 4, available: 2, months: ["2014-02", "2014-04"] }
    });
  });

  test("takes a zero for a count, never for a gap", () => {
    expect(windowAt(seriesOf("2014-01", [0, 0, 0]), 0, 3)).toMatchObject({
      total: 0,
      mean: 0,
      counts: [0, 0, 0]
    });
  });
});

test("isMissing and isFound part windows from reasons", () => {
  expect(isMissing(windowAt(months, 9, 1))).toBe(true);
  expect(isMissing(windowAt(months, 0, 1))).toBe(false);
  expect(isFound(windowAt(months, 0, 1))).toBe(true);
  expect(isFound(windowAt(months, 9, 1))).toBe(false);
});

test("latestWindow(series, periodEnd, months) ends with the period, and never looks ahead", () => {
  expect(latestWindow(months, "2014-04", 3)).toMatchObject({ counts: [2, 3, 4], to: "2014-04" });
});

test("latestWindow(series, periodEnd, months) of quarters ends with the last complete one", () => {
  expect(latestWindow(quarters, "2014-08", 12)).toMatchObject({
    counts: [30, 40, 50, 60],
    from: "2013-07",
    to: "2014-06"
  });
});

describe("unbrokenRun(series, lastIndex, periods)", () => {
  const gappy = seriesOf("2014-01", [1, 2, null, 4, 5, 6]);

  test("stops at a gap", () => {
    expect(unbrokenRun(gappy, 5, 60)).toEqual({ firstIndex: 3, counts: [4, 5, 6] });
  });

  test("is at most as long as asked", () => {
    expect(unbrokenRun(gappy, 5, 2)).toEqual({ firstIndex: 4, counts: [5, 6] });
  });

  test("reaches the first period of the series", () => {
    expect(unbrokenRun(months, 2, 60)).toEqual({ firstIndex: 0, counts: [1, 2, 3] });
  });

  test("is empty when the last period is missing or beyond the series", () => {
    expect(unbrokenRun(gappy, 2, 60).counts).toEqual([]);
    expect(unbrokenRun(gappy, 9, 60).counts).toEqual([]);
  });
});

test("summaryOf(window) leaves out the counts", () => {
  const window = windowAt(months, 0, 2);
  if (isMissing(window)) throw new Error("missing");
  expect(summaryOf(window)).toEqual({ from: "2014-01", to: "2014-02", periods: 2, total: 3, mean: 1.5 });
});

test("basesIn(series, span) has each phrase that touches the span once, in order", () => {
  const series = {
    ...months,
    bases: [
      { from: "2013-01", to: "2013-12", basis: "published" },
      { from: "2014-01", to: "2014-02", basis: "modelled" },
      { from: "2014-03", to: "2014-03", basis: "recorded" },
      { from: "2014-04", to: "2014-12", basis: "modelled" }
    ]
  };
  expect(basesIn(series, { from: "2014-02", to: "2014-04" })).toEqual(["modelled", "recorded"]);
  expect(basesIn(series, { from: "2013-12", to: "2013-12" })).toEqual(["published"]);
});

test("positionInYear(series, index) is 0 for the period that holds January", () => {
  expect([0, 3, 11].map((i) => positionInYear(months, i))).toEqual([0, 3, 11]);
  expect(positionInYear(months, 12)).toBe(0);
  expect([0, 1, 2, 3, 4].map((i) => positionInYear(quarters, i))).toEqual([0, 1, 2, 3, 0]);
});
