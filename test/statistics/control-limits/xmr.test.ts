import { describe, expect, it } from "vitest";
import { xmrLimits } from "../../../src/statistics/control-limits/xmr.js";

describe("xmrLimits", () => {
  it("is mean +/- z x mean moving range / 1.128", () => {
    const limits = xmrLimits([1, 3, 2], 2)!;
    expect(limits.centre).toBe(2);
    expect(limits.meanMovingRange).toBe(1.5);
    expect(limits.sigma).toBeCloseTo(1.5 / 1.128, 15);
    expect(limits.upper).toBeCloseTo(2 + 3 / 1.128, 14);
    expect(limits.lower).toBeCloseTo(2 - 3 / 1.128, 14);
  });
  it("takes three standard deviations unless told otherwise", () => {
    expect(xmrLimits([1, 3, 2])).toEqual(xmrLimits([1, 3, 2], 3));
  });
  it("draws its lines on the centre when nothing moves", () => {
    expect(xmrLimits([4, 4, 4])).toEqual({ centre: 4, meanMovingRange: 0, sigma: 0, lower: 4, upper: 4 });
  });
  it("is undefined for fewer than two values", () => {
    expect(xmrLimits([])).toBeUndefined();
    expect(xmrLimits([4])).toBeUndefined();
  });
  it("throws for a negative z", () => {
    expect(() => xmrLimits([1, 2], -1)).toThrow(
      new RangeError("z is -1; expected a finite number of 0 or more")
    );
  });
});
