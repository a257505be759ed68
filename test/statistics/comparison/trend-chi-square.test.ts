import { describe, expect, it } from "vitest";
import { trendChiSquare } from "../../../src/statistics/comparison/trend-chi-square.js";

describe("trendChiSquare", () => {
  it("is the squared z of two proportions when there are two periods", () => {
    // 30/100 and 50/100: pooled 0.4, z^2 = 0.2^2 / (0.24 x 0.02)
    const trend = trendChiSquare([30, 50], [100, 100], 0.95)!;
    expect(trend.chiSquare).toBeCloseTo(0.04 / 0.0048, 12);
    expect(trend.critical).toBeCloseTo(3.841458820694124, 12);
    expect(trend.significant).toBe(true);
    expect(trend.direction).toBe("increasing");
    expect(trend.pValue).toBeCloseTo(0.003892417, 8);
  });
  it("calls a fall decreasing, and no difference level", () => {
    expect(trendChiSquare([50, 30], [100, 100], 0.95)!.direction).toBe("decreasing");
    expect(trendChiSquare([30, 30], [100, 100], 0.95)).toMatchObject({
      chiSquare: 0,
      pValue: 1,
      significant: false,
      direction: "level"
    });
  });
  it("is undefined for fewer than two periods, or when none or all say yes", () => {
    expect(trendChiSquare([], [], 0.95)).toBeUndefined();
    expect(trendChiSquare([3], [10], 0.95)).toBeUndefined();
    expect(trendChiSquare([0, 0], [10, 10], 0.95)).toBeUndefined();
    expect(trendChiSquare([10, 10], [10, 10], 0.95)).toBeUndefined();
  });
  it("throws for a denominator of 0, or more successes than trials", () => {
    expect(() => trendChiSquare([0, 1], [0, 10], 0.95)).toThrow(
      new RangeError("denominators[0] is 0; expected a number above 0")
    );
    expect(() => trendChiSquare([1, 11], [10, 10], 0.95)).toThrow(
      new RangeError("counts[1] is 11; expected 0 to 10")
    );
  });
});
