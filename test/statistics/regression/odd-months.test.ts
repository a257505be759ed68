import { describe, expect, it } from "vitest";
import { oddMonths } from "../../../src/statistics/regression/odd-months.js";

describe("oddMonths(counts)", () => {
  // data.police.uk, violence in Gwent: 254 in January 2014, then 574 and 680 (data/sources/README.md).
  it("finds a month that is far below those around it", () => {
    const counts = [601, 588, 612, 254, 574, 680, 655, 640, 662];
    // The median of 601, 588, 612, 574, 680, 655 is (601 + 612) / 2.
    expect(oddMonths(counts)).toEqual([{ index: 3, count: 254, expected: 606.5 }]);
  });

  it("finds a month at three quarters of those around it, and none above that", () => {
    // All others are 400, so that counting alone gives the spread: 1 / sqrt(400) = 0.05. Both months are more than five
    // of it below: log(300.5 / 400.5) = -0.287 and log(301.5 / 400.5) = -0.284.
    const months = (low: number) => [400, 400, 400, 400, low, 400, 400, 400, 400];
    expect(oddMonths(months(300))).toEqual([{ index: 4, count: 300, expected: 400 }]);
    expect(oddMonths(months(301))).toEqual([]);
  });

  it("finds the last month, which has neighbours on one side alone", () => {
    expect(oddMonths([...new Array(59).fill(500), 100])).toEqual([{ index: 59, count: 100, expected: 500 }]);
  });

  it("finds a month that is ten times those around it, and one at twice them, but none below that", () => {
    const months = (high: number) => [400, 400, 400, 400, high, 400, 400, 400, 400];
    expect(oddMonths(months(4000))).toEqual([{ index: 4, count: 4000, expected: 400 }]);
    expect(oddMonths(months(800))).toEqual([{ index: 4, count: 800, expected: 400 }]);
    expect(oddMonths(months(799))).toEqual([]);
  });

  it("finds nothing in months that move as usual", () => {
    expect(oddMonths([100, 112, 95, 104, 88, 97, 109, 101, 92, 106])).toEqual([]);
  });

  it("does not call a small count low that counting alone explains", () => {
    expect(oddMonths([4, 6, 5, 1, 5, 4, 6, 5])).toEqual([]);
  });

  it("says nothing where too few months lie around", () => {
    expect(oddMonths([100, 5, 100])).toEqual([]);
    expect(oddMonths([null, null, 100, 5, 100, null, null])).toEqual([]);
  });

  it("takes no notice of gaps, which are no low counts", () => {
    expect(oddMonths([100, 101, 99, null, 100, 102, 98])).toEqual([]);
  });
});
