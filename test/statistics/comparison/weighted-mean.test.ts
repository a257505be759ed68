import { describe, expect, it } from "vitest";
import { weightedMean } from "../../../src/statistics/comparison/weighted-mean.js";

describe("weightedMean", () => {
  it("weightedMean(values, weights) counts each value by its weight: (1 x 10 + 3 x 20) / 4", () => {
    expect(weightedMean([10, 20], [1, 3])).toBe(17.5);
  });
  it("ignores a value of weight 0", () => expect(weightedMean([10, 999], [2, 0])).toBe(10));
  it("is undefined when the weights add to zero", () => {
    expect(weightedMean([10, 20], [0, 0])).toBeUndefined();
    expect(weightedMean([], [])).toBeUndefined();
  });
  it("throws for a negative weight or lists of different lengths", () => {
    expect(() => weightedMean([1, 2], [1, -1])).toThrow(
      new RangeError("weight is -1; expected zero or more")
    );
    expect(() => weightedMean([1, 2], [1])).toThrow(new RangeError("length of weights is 1; expected 2"));
  });
});
