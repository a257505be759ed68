import { describe, expect, it } from "vitest";
import { normalCdf } from "../../../src/statistics/distributions/distributions.js";
import { POINTS, spreadNormals } from "../../../src/statistics/distributions/spread-normals.js";

describe("spreadNormals(dimension)", () => {
  it.each([0, 3, 8])(
    "has in dimension %i in every hundredth of the distribution about a hundredth of the points",
    (dimension) => {
      const found = new Array<number>(100).fill(0);
      for (const value of spreadNormals(dimension)) found[Math.floor(100 * normalCdf(value))]! += 1;
      const spread = Math.sqrt(found.reduce((sum, number) => sum + (number - POINTS / 100) ** 2, 0) / 100);
      // By chance it would be the root of 4,096 times 0.01 times 0.99: 6.4.
      expect(spread).toBeLessThan(6.4 / 3);
    }
  );

  it("fills the squares of two dimensions far more evenly than chance does", () => {
    for (const [a, b] of [
      [0, 1],
      [2, 7],
      [6, 8]
    ] as const) {
      const found = new Array<number>(64).fill(0);
      spreadNormals(a).forEach((x, i) => {
        found[8 * Math.floor(8 * normalCdf(x)) + Math.floor(8 * normalCdf(spreadNormals(b)[i]!))]! += 1;
      });
      const square = found.reduce((sum, number) => sum + (number - POINTS / 64) ** 2, 0) / (POINTS / 64);
      // Chi-square with 63 degrees of freedom if they were drawn: below 25 once in a million times.
      expect(square).toBeLessThan(25);
    }
  });

  it("throws a RangeError for a dimension that it has not", () => {
    expect(() => spreadNormals(9)).toThrow(RangeError);
  });
});
