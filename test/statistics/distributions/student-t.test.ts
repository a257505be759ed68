import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../../src/statistics/distributions/normal.js";
import { studentTQuantile } from "../../../src/statistics/distributions/student-t.js";

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
  it("throws for fewer than one degree of freedom, or no finite number of them", () => {
    expect(() => studentTQuantile(0.9, 0)).toThrow(
      new RangeError("df is 0; expected a finite number of 1 or more")
    );
    expect(() => studentTQuantile(0.9, Number.POSITIVE_INFINITY)).toThrow("df is Infinity");
  });
  it("throws for a probability that has no quantile", () => {
    for (const p of [0, 1, 1.5, 1e-300]) {
      expect(() => studentTQuantile(p, 5)).toThrow(
        new RangeError(`p is ${p}; expected a probability from 1e-250 to below 1`)
      );
    }
  });
});
