import { describe, expect, it } from "vitest";
import { gaussLegendre } from "../../../src/statistics/distributions/gauss-legendre.js";

function integral(f: (x: number) => number, from: number, to: number): number {
  let total = 0;
  gaussLegendre(from, to, (x, weight) => {
    total += weight * f(x);
  });
  return total;
}

describe("gaussLegendre", () => {
  it("gives weights that add to the length of the interval", () => {
    expect(integral(() => 1, -3, 4)).toBeCloseTo(7, 14);
  });
  it("is exact for polynomials up to the 31st power", () => {
    expect(integral((x) => x ** 31, 0, 1)).toBeCloseTo(1 / 32, 15);
  });
  it("integrates exp from 0 to 2 to e^2 - 1", () => {
    expect(integral(Math.exp, 0, 2)).toBeCloseTo(Math.exp(2) - 1, 13);
  });
});
