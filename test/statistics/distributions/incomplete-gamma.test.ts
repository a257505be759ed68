import { describe, expect, it } from "vitest";
import {
  lowerGamma,
  poissonDensity,
  upperGamma
} from "../../../src/statistics/distributions/incomplete-gamma.js";

describe("incomplete gamma function", () => {
  it("P(1, x) is 1 - exp(-x)", () => {
    for (const x of [1e-9, 0.5, 3, 30]) expect(lowerGamma(1, x)).toBeCloseTo(-Math.expm1(-x), 15);
  });
  it("Q(2, x) is exp(-x) (1 + x)", () => {
    for (const x of [0.1, 2, 9, 300]) {
      expect(upperGamma(2, x) / (Math.exp(-x) * (1 + x))).toBeCloseTo(1, 12);
    }
  });
  it("P and Q add to 1 on both sides of a + 1", () => {
    for (const x of [4.9, 5.9, 6.1, 20]) expect(lowerGamma(5, x) + upperGamma(5, x)).toBeCloseTo(1, 15);
  });
  it("P is 0 and Q is 1 at 0", () => expect([lowerGamma(3, 0), upperGamma(3, 0)]).toEqual([0, 1]));
  it("poissonDensity(2, 3) is exp(-3) 9 / 2", () => {
    expect(poissonDensity(2, 3)).toBeCloseTo(Math.exp(-3) * 4.5, 15);
  });
});
