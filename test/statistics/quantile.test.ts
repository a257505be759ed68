import { describe, expect, it } from "vitest";
import { quantile } from "../../src/statistics/quantile.js";

describe("quantile", () => {
  it("quantile(values, p) interpolates between order statistics: position 3 x 0.25 of 1, 2, 3, 4", () => {
    expect(quantile([4, 2, 1, 3], 0.25)).toBe(1.75);
  });
  it("is the smallest value for 0, the largest for 1, the middle one for 0.5", () => {
    expect(quantile([9, 1, 5], 0)).toBe(1);
    expect(quantile([9, 1, 5], 1)).toBe(9);
    expect(quantile([9, 1, 5], 0.5)).toBe(5);
  });
  it("is the value itself for one value", () => expect(quantile([7], 0.3)).toBe(7));
  it("is undefined for no values", () => expect(quantile([], 0.5)).toBeUndefined());
  it("leaves the values in their order", () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });
  it("throws for a p outside 0 to 1", () => {
    expect(() => quantile([1], 1.1)).toThrow(new RangeError("p is 1.1; expected a probability from 0 to 1"));
    expect(() => quantile([1], Number.NaN)).toThrow("p is NaN");
  });
});
