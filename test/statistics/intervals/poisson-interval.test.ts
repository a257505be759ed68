import { describe, expect, it } from "vitest";
import { poissonInterval } from "../../../src/statistics/intervals/poisson-interval.js";
import { poissonAtMost } from "../poisson-at-most.js";

describe("poissonInterval", () => {
  it("is 0 to -log(0.025) for a count of 0", () => {
    const { lower, upper } = poissonInterval(0, 0.95);
    expect(lower).toBe(0);
    expect(upper).toBeCloseTo(-Math.log(0.025), 12);
  });
  it("ends where the count or less, or the count or more, has a probability of 0.025", () => {
    const { lower, upper } = poissonInterval(12, 0.95);
    expect(poissonAtMost(12, upper)).toBeCloseTo(0.025, 13);
    expect(1 - poissonAtMost(11, lower)).toBeCloseTo(0.025, 13);
  });
  it("throws for a negative count", () => {
    expect(() => poissonInterval(-1, 0.95)).toThrow(
      new RangeError("count is -1; expected a finite number of 0 or more")
    );
  });
});
