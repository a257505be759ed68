import { describe, expect, it } from "vitest";
import { halfPoissonDeviance } from "../../../src/statistics/distributions/poisson-deviance.js";

describe("halfPoissonDeviance", () => {
  it("is x log(x / mean) + mean - x", () => {
    expect(halfPoissonDeviance(5, 2)).toBeCloseTo(5 * Math.log(2.5) - 3, 15);
  });
  it("is 0 when count and mean are equal", () => expect(halfPoissonDeviance(7, 7)).toBe(0));
  it("is the mean for a count of 0", () => expect(halfPoissonDeviance(0, 3)).toBe(3));
  it("is nearly d^2 / (2 mean) for a small difference, where the plain formula would lose every digit", () => {
    expect(halfPoissonDeviance(1e8 + 1, 1e8) * 2e8).toBeCloseTo(1, 7);
  });
  it("joins its series and its formula without a step", () => {
    const mean = 9 / 1.1; // |9 - mean| = 0.1 x mean, just inside the series
    expect(halfPoissonDeviance(9, mean)).toBeCloseTo(9 * Math.log(9 / mean) + mean - 9, 14);
  });
});
