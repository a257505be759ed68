import { describe, expect, it } from "vitest";
import { chiSquareCdf, chiSquareQuantile } from "../../../src/statistics/distributions/chi-square.js";
import { normalCdf } from "../../../src/statistics/distributions/normal.js";

describe("chiSquareCdf", () => {
  it("is 1 - exp(-x/2) with two degrees of freedom", () => {
    for (const x of [0.001, 1, 3, 40]) {
      expect(chiSquareCdf(x, 2)).toBeCloseTo(-Math.expm1(-x / 2), 15);
    }
  });
  it("is that of a squared normal with one", () => {
    for (const z of [0.2, 1.96, 6]) {
      expect(chiSquareCdf(z * z, 1)).toBeCloseTo(1 - 2 * normalCdf(-z), 14);
    }
  });
  it("is 0 at and below 0, 1 at infinity", () => {
    expect([chiSquareCdf(0, 3), chiSquareCdf(-2, 3)]).toEqual([0, 0]);
    expect(chiSquareCdf(Number.POSITIVE_INFINITY, 3)).toBe(1);
  });
  it("throws for NaN or no degrees of freedom", () => {
    expect(() => chiSquareCdf(Number.NaN, 3)).toThrow(new RangeError("x is NaN; expected a number"));
    expect(() => chiSquareCdf(1, 0)).toThrow(new RangeError("df is 0; expected a finite number above 0"));
  });
});

describe("chiSquareQuantile", () => {
  it("is -2 log(1 - p) with two degrees of freedom", () => {
    for (const p of [0.001, 0.3, 0.5, 0.9, 0.999]) {
      expect(chiSquareQuantile(p, 2) / (-2 * Math.log1p(-p))).toBeCloseTo(1, 13);
    }
  });
  it("is 3.841 at 0.95 with one, 1.96 squared", () => {
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(1.959963984540054 ** 2, 12);
  });
  it("throws for a probability that has no quantile", () => {
    expect(() => chiSquareQuantile(1, 2)).toThrow(
      new RangeError("p is 1; expected a probability from 1e-250 to below 1")
    );
  });
});
