import { describe, expect, it } from "vitest";
import { logGamma, stirlingError } from "../../../src/statistics/distributions/log-gamma.js";

describe("logGamma", () => {
  it("is the logarithm of a factorial at whole numbers", () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 14);
    expect(logGamma(20)).toBeCloseTo(Math.log(121645100408832000), 12);
  });
  it("is exactly 0 at 1 and 2", () => {
    expect(Math.abs(logGamma(1))).toBe(0);
    expect(Math.abs(logGamma(2))).toBe(0);
  });
  it("keeps its digits beside its zeros: -0.5772 x 1e-9 just above 1", () => {
    expect(logGamma(1 + 1e-9) / (-0.5772156649 * 1e-9)).toBeCloseTo(1, 6);
  });
  it("is log sqrt(pi) at a half", () => expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 15));
  it("grows by log x from x to x + 1, across every one of its intervals", () => {
    for (const x of [1e-9, 0.4, 0.6, 1.4, 1.6, 2.4, 2.6, 14.5, 30]) {
      expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 12);
    }
  });
  it("throws at and below 0", () => {
    for (const x of [0, -1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => logGamma(x)).toThrow(new RangeError(`x is ${x}; expected a finite number above 0`));
    }
  });
});

describe("stirlingError", () => {
  it("is 1 - log sqrt(2 pi) at 1, where 1! = 1", () => {
    expect(stirlingError(1)).toBeCloseTo(1 - Math.log(2 * Math.PI) / 2, 15);
  });
  it("is nearly 1 / (12 x) for large x", () => expect(stirlingError(1e6) * 12e6).toBeCloseTo(1, 12));
});
