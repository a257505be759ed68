import { describe, expect, it } from "vitest";
import { binomialProbabilities } from "../../../src/statistics/distributions/binomial.js";
import { sum } from "../../../src/statistics/sum.js";

describe("binomialProbabilities(n, p)", () => {
  it("agrees with R’s dbinom", () => {
    const { first, probabilities } = binomialProbabilities(500, 0.8);
    expect(probabilities[380 - first]).toBeCloseTo(0.00383591222497426, 12);
    expect(probabilities[412 - first]).toBeCloseTo(0.01848700990439414, 12);
    expect(binomialProbabilities(10, 0.5).probabilities[3]).toBeCloseTo(0.1171875, 14);
  });

  it("holds all numbers of few trials, and all that are likely of many, which add to 1", () => {
    expect(binomialProbabilities(4, 0.5)).toMatchObject({ first: 0, last: 4 });
    const many = binomialProbabilities(1_000_000, 0.3);
    expect(many.probabilities.length).toBeLessThan(7000);
    expect(sum(many.probabilities)).toBeCloseTo(1, 12);
  });

  it("is certain of none or all where nobody or everybody would answer so", () => {
    expect(binomialProbabilities(7, 0)).toEqual({ first: 0, last: 0, probabilities: [1] });
    expect(binomialProbabilities(7, 1)).toEqual({ first: 7, last: 7, probabilities: [1] });
  });

  it("throws a RangeError for what is no number of trials or no probability", () => {
    expect(() => binomialProbabilities(0, 0.5)).toThrow(RangeError);
    expect(() => binomialProbabilities(5, 1.2)).toThrow(RangeError);
  });
});
