import { describe, expect, it } from "vitest";
import { normalCdf, normalQuantile } from "../../../src/statistics/distributions/normal.js";
import { studentTCdf, studentTQuantile } from "../../../src/statistics/distributions/student-t.js";

describe("studentTCdf", () => {
  it("is Cauchy's 1/2 + atan(t) / pi with one degree of freedom", () => {
    for (const t of [-40, -1, -0.2, 0, 3]) {
      expect(studentTCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14);
    }
  });
  it("is 1/2 + t / (2 sqrt(2 + t^2)) with two", () => {
    for (const t of [-5, -0.5, 2]) {
      expect(studentTCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 14);
    }
  });
  it("comes close to the normal with very many", () => {
    for (const t of [-3, -1, 0.3]) expect(studentTCdf(t, 1e9)).toBeCloseTo(normalCdf(t), 8);
  });
  it("is 0 and 1 at the infinities", () => {
    expect(studentTCdf(Number.NEGATIVE_INFINITY, 5)).toBe(0);
    expect(studentTCdf(Number.POSITIVE_INFINITY, 5)).toBe(1);
  });
  it("throws for NaN or fewer than one degree of freedom", () => {
    expect(() => studentTCdf(Number.NaN, 5)).toThrow(new RangeError("t is NaN; expected a number"));
    expect(() => studentTCdf(1, 0)).toThrow(new RangeError("df is 0; expected a finite number of 1 or more"));
    expect(() => studentTCdf(1, Number.POSITIVE_INFINITY)).toThrow("df is Infinity");
  });
});

describe("studentTQuantile", () => {
  it("is tan(pi (p - 1/2)) with one degree of freedom", () => {
    for (const p of [0.001, 0.2, 0.3, 0.49, 0.51, 0.7, 0.8, 0.999]) {
      const expected = Math.tan(Math.PI * (p - 0.5));
      expect(studentTQuantile(p, 1) / expected).toBeCloseTo(1, 12);
    }
  });
  it("is 0 at a half", () => expect(studentTQuantile(0.5, 7)).toBeCloseTo(0, 15));
  it("is symmetrical", () => {
    expect(studentTQuantile(0.025, 11)).toBeCloseTo(-studentTQuantile(0.975, 11), 12);
  });
  it("comes down to the normal with very many", () => {
    expect(studentTQuantile(0.975, 1e9)).toBeCloseTo(normalQuantile(0.975), 8);
  });
  it("throws for a probability that has no quantile", () => {
    for (const p of [0, 1, 1.5, 1e-300]) {
      expect(() => studentTQuantile(p, 5)).toThrow(
        new RangeError(`p is ${p}; expected a probability from 1e-250 to below 1`)
      );
    }
  });
});
