import { describe, expect, it } from "vitest";
import { lowMonths } from "../../../src/statistics/regression/low-months.js";

describe("lowMonths(counts)", () => {
  // data.police.uk, violence in Gwent: 254 in January 2014, then 574 and 680 (data/sources/README.md).
  it("finds a month that is far below those around it", () => {
    const counts = [601, 588, 612, 254, 574, 680, 655, 640, 662];
    // The median of 601, 588, 612, 574, 680, 655 is (601 + 612) / 2.
    expect(lowMonths(counts)).toEqual([{ index: 3, count: 254, expected: 606.5 }]);
  });

  it("finds a month at three quarters of those around it, and none above that", () => {
    // All others are 400, so that counting alone gives the spread: 1 / sqrt(400) = 0.05. Both months are more than five
    // of it below: log(300.5 / 400.5) = -0.287 and log(301.5 / 400.5) = -0.284.
    const months = (low: number) => [400, 400, 400, 400, low, 400, 400, 400, 400];
    expect(lowMonths(months(300))).toEqual([{ index: 4, count: 300, expected: 400 }]);
    expect(lowMonths(months(301))).toEqual([]);
  });

  it("finds nothing in months that move as usual", () => {
    expect(lowMonths([100, 112, 95, 104, 88, 97, 109, 101, 92, 106])).toEqual([]);
  });

  it("does not call a small count low that counting alone explains", () => {
    expect(lowMonths([4, 6, 5, 1, 5, 4, 6, 5])).toEqual([]);
  });

  it("says nothing where too few months lie around", () => {
    expect(lowMonths([100, 5, 100])).toEqual([]);
    expect(lowMonths([null, null, 100, 5, 100, null, null])).toEqual([]);
  });

  it("takes no notice of gaps, which are no low counts", () => {
    expect(lowMonths([100, 101, 99, null, 100, 102, 98])).toEqual([]);
  });
});
