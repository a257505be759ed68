import { describe, expect, it } from "vitest";
import { differenceError } from "../../../src/statistics/comparison/difference-error.js";

describe("differenceError", () => {
  it("is sqrt(s1^2/n1 + s2^2/n2)", () => {
    // variances 1 and 4, 3 values each
    expect(differenceError([1, 2, 3], [3, 5, 7])).toBeCloseTo(Math.sqrt(5 / 3), 14);
  });
  it("is the same both ways round", () => {
    expect(differenceError([3, 5, 7], [1, 2, 3])).toBe(differenceError([1, 2, 3], [3, 5, 7]));
  });
  it("takes samples that do not vary", () => {
    expect(differenceError([2, 2, 2], [1, 3, 5])).toBeCloseTo(Math.sqrt(4 / 3), 14);
    expect(differenceError([1, 1], [2, 2])).toBe(0);
  });
  it("is undefined when a sample has fewer than two values", () => {
    expect(differenceError([1], [1, 2])).toBeUndefined();
    expect(differenceError([1, 2], [])).toBeUndefined();
  });
});
