import { describe, expect, test } from "vitest";
import {
  negativeBinomialCdf,
  negativeBinomialQuantile
} from "../../../src/statistics/distributions/negative-binomial.js";

describe("the negative binomial distribution", () => {
  // R: pnbinom(q, size = shape, mu = mean).
  test.each([
    [0, 0.5 / 7, 0.5, 0.935414346693485],
    [3, 2, 0.7, 0.801748280469529],
    [120, 100, 9, 0.746708945893214],
    [-1, 2, 0.7, 0]
  ])("has at most %i of a mean of %f and a shape of %f as R has", (count, mean, shape, expected) => {
    expect(negativeBinomialCdf(count, mean, shape)).toBeCloseTo(expected, 12);
  });

  // R: qnbinom(p, size = shape, mu = mean).
  test.each([
    [0.025, 35.5 / 7, 35.5, 1],
    [0.975, 35.5 / 7, 35.5, 10],
    [0.975, 0.5 / 7, 0.5, 1],
    [0.975, 90, 4, 200]
  ])("reaches %f of a mean of %f and a shape of %f where R does", (p, mean, shape, expected) => {
    expect(negativeBinomialQuantile(p, mean, shape)).toBe(expected);
  });
});
