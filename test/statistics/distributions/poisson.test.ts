import { describe, expect, it } from "vitest";
import { poissonCdf, poissonQuantile } from "../../../src/statistics/distributions/poisson.js";

describe("poissonCdf", () => {
  it("is exp(-m) (1 + m + m^2/2) at 2", () => {
    expect(poissonCdf(2, 3)).toBeCloseTo(Math.exp(-3) * (1 + 3 + 4.5), 15);
  });
  it("counts a number between two whole ones as the lower", () => {
    expect(poissonCdf(2.9, 3)).toBe(poissonCdf(2, 3));
  });
  it("is 0 below 0, and 1 for a mean of 0 or at infinity", () => {
    expect(poissonCdf(-1, 3)).toBe(0);
    expect(poissonCdf(0, 0)).toBe(1);
    expect(poissonCdf(Number.POSITIVE_INFINITY, 3)).toBe(1);
  });
  it("throws for NaN or a mean that is negative or infinite", () => {
    expect(() => poissonCdf(Number.NaN, 3)).toThrow(new RangeError("k is NaN; expected a number"));
    for (const mean of [-1, Number.POSITIVE_INFINITY, Number.NaN]) {
      expect(() => poissonCdf(1, mean)).toThrow(
        new RangeError(`mean is ${mean}; expected a finite number of 0 or more`)
      );
    }
  });
});

describe("poissonQuantile", () => {
  it("is the smallest count with that probability or more: P(0) = 0.05, P(up to 1) = 0.199 for a mean of 3", () => {
    expect(poissonQuantile(0.04, 3)).toBe(0);
    expect(poissonQuantile(0.06, 3)).toBe(1);
    expect(poissonQuantile(0.2, 3)).toBe(2);
  });
  it("undoes poissonCdf", () => {
    for (const k of [0, 1, 7, 20]) expect(poissonQuantile(poissonCdf(k, 8), 8)).toBe(k);
  });
  it("is 0 for a mean or a probability of 0", () => {
    expect(poissonQuantile(0.9, 0)).toBe(0);
    expect(poissonQuantile(0, 50)).toBe(0);
  });
  it("throws for a probability of 1", () => {
    expect(() => poissonQuantile(1, 3)).toThrow(
      new RangeError("p is 1; expected a probability from 0 to below 1")
    );
  });
});
