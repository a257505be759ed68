import { describe, expect, it } from "vitest";
import { normalCdf, normalDensity, normalQuantile } from "../../../src/statistics/distributions/normal.js";

describe("normalCdf", () => {
  it("is a half at 0", () => expect(normalCdf(0)).toBe(0.5));
  it("is 0.975 at 1.959963984540054", () => expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 15));
  it("is symmetrical", () => {
    for (const x of [0.1, 0.67, 0.68, 2, 5.6, 5.7]) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
  });
  it("joins its three intervals without a step", () => {
    for (const x of [-0.67448975, -Math.sqrt(32)]) {
      const slope = (normalCdf(x + 1e-7) - normalCdf(x - 1e-7)) / 2e-7;
      expect(slope / normalDensity(x)).toBeCloseTo(1, 6);
    }
  });
  it("is 0 and 1 at the infinities", () => {
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
  });
  it("throws for NaN", () => {
    expect(() => normalCdf(Number.NaN)).toThrow(new RangeError("x is NaN; expected a number"));
  });
});

describe("normalDensity", () => {
  it("is 1 / sqrt(2 pi) at 0", () => expect(normalDensity(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 16));
});

describe("normalQuantile", () => {
  it("is 0 at a half", () => expect(normalQuantile(0.5)).toBe(0));
  it("is 1.96 at 0.975", () => expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 15));
  it("undoes normalCdf", () => {
    for (const x of [-7, -5.1, -2, -0.3, 0.9, 2.5]) expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 12);
  });
  it("throws for 0, 1 and beyond", () => {
    for (const p of [0, 1, -0.1, 95, Number.NaN]) {
      expect(() => normalQuantile(p)).toThrow(
        new RangeError(`p is ${p}; expected a probability between 0 and 1`)
      );
    }
  });
});
