import { describe, expect, it } from "vitest";
import { D2, meanMovingRange } from "../../../src/statistics/control-limits/moving-range.js";

describe("meanMovingRange", () => {
  it("is the mean distance between neighbours: (2 + 1) / 2", () =>
    expect(meanMovingRange([1, 3, 2])).toBe(1.5));
  it("is undefined for fewer than two values", () => {
    expect(meanMovingRange([])).toBeUndefined();
    expect(meanMovingRange([4])).toBeUndefined();
  });
  it("screened, leaves out ranges above 3.267 times the mean", () => {
    const values = [1, 2, 1, 2, 1, 50, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    expect(meanMovingRange(values)).toBe((14 + 2 * 49) / 16);
    expect(meanMovingRange(values, true)).toBe(1);
  });
  it("screened, is the same for a series without outliers, or without any movement", () => {
    expect(meanMovingRange([1, 3, 2], true)).toBe(1.5);
    expect(meanMovingRange([4, 4, 4], true)).toBe(0);
  });
});

describe("D2", () => {
  it("is 2 / sqrt(pi) to the three decimals of the tables", () =>
    expect(D2).toBeCloseTo(2 / Math.sqrt(Math.PI), 3));
});
