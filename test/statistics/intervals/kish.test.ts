import { describe, expect, it } from "vitest";
import { kish } from "../../../src/statistics/intervals/kish.js";

describe("kish", () => {
  it("is 1 for equal weights, whatever they are", () => {
    const sample = kish([{ weight: 2.5, count: 400 }])!;
    expect(sample.base).toBe(400);
    expect(sample.effectiveSampleSize).toBeCloseTo(400, 12);
    expect(sample.designEffect).toBeCloseTo(1, 14);
  });
  it("is (sum w)^2 / sum(w^2): 16 / 10 for weights 1 and 3", () => {
    const sample = kish([
      { weight: 1, count: 1 },
      { weight: 3, count: 1 }
    ])!;
    expect(sample.effectiveSampleSize).toBeCloseTo(1.6, 15);
    expect(sample.designEffect).toBeCloseTo(1.25, 15);
  });
  it("is undefined without weight", () => {
    expect(kish([])).toBeUndefined();
    expect(kish([{ weight: 0, count: 9 }])).toBeUndefined();
    expect(kish([{ weight: 2, count: 0 }])).toBeUndefined();
  });
  it("throws for a negative weight or count", () => {
    expect(() => kish([{ weight: -1, count: 3 }])).toThrow(
      new RangeError("weight is -1; expected zero or more")
    );
    expect(() => kish([{ weight: 1, count: -3 }])).toThrow(
      new RangeError("count is -3; expected zero or more")
    );
  });
});
