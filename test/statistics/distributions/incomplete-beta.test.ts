import { describe, expect, it } from "vitest";
import { betaKernel, incompleteBeta } from "../../../src/statistics/distributions/incomplete-beta.js";

const share = (x: number, a: number, b: number) => incompleteBeta(x, 1 - x, a, b);

describe("incompleteBeta", () => {
  it("I_x(1, 1) is x", () => expect(share(0.3, 1, 1)).toBeCloseTo(0.3, 15));
  it("I_x(a, 1) is x^a, and I_x(1, b) is 1 - (1 - x)^b", () => {
    expect(share(0.2, 7, 1)).toBeCloseTo(0.2 ** 7, 18);
    expect(share(0.9, 7, 1)).toBeCloseTo(0.9 ** 7, 14);
    expect(share(0.2, 1, 7)).toBeCloseTo(1 - 0.8 ** 7, 14);
  });
  it("I_x(a, b) and I_(1-x)(b, a) add to 1", () => {
    for (const x of [0.01, 0.3, 0.6, 0.95])
      expect(share(x, 4, 2.5) + share(1 - x, 2.5, 4)).toBeCloseTo(1, 14);
  });
  it("is 0 at 0 and 1 at 1", () => expect([share(0, 2, 3), share(1, 2, 3)]).toEqual([0, 1]));
});

describe("betaKernel", () => {
  it("is x^a (1 - x)^b / B(a, b): B(2, 3) = 1/12", () => {
    expect(betaKernel(0.4, 0.6, 2, 3)).toBeCloseTo(12 * 0.4 ** 2 * 0.6 ** 3, 14);
  });
});
