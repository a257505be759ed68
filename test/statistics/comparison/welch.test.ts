import { describe, expect, it } from "vitest";
import { welchTest } from "../../../src/statistics/comparison/welch.js";

describe("welchTest", () => {
  it("is the difference of the means over sqrt(s1^2/n1 + s2^2/n2)", () => {
    // means 2 and 5, variances 1 and 4, 3 values each
    const test = welchTest([1, 2, 3], [3, 5, 7])!;
    expect(test.difference).toBe(-3);
    expect(test.standardError).toBeCloseTo(Math.sqrt(5 / 3), 14);
    expect(test.t).toBeCloseTo(-3 / Math.sqrt(5 / 3), 14);
    // (1/3 + 4/3)^2 / ((1/3)^2 / 2 + (4/3)^2 / 2)
    expect(test.degreesOfFreedom).toBeCloseTo(25 / 8.5, 13);
  });
  it("has the same p-value both ways round", () => {
    expect(welchTest([3, 5, 7], [1, 2, 3])!.pValue).toBe(welchTest([1, 2, 3], [3, 5, 7])!.pValue);
  });
  it("has a p-value of 1 for equal means", () =>
    expect(welchTest([1, 3], [0, 4])!.pValue).toBeCloseTo(1, 14));
  it("takes a sample that does not vary, if the other does", () => {
    expect(welchTest([2, 2, 2], [1, 3, 5])!.degreesOfFreedom).toBe(2);
  });
  it("is undefined when a sample has fewer than two values, or neither varies", () => {
    expect(welchTest([1], [1, 2])).toBeUndefined();
    expect(welchTest([1, 2], [])).toBeUndefined();
    expect(welchTest([1, 1], [2, 2])).toBeUndefined();
  });
});
