import { describe, expect, it } from "vitest";
import {
  betweenVariance,
  possibleVariances,
  scatterOf
} from "../../../src/statistics/comparison/between-variance.js";
import { chiSquareCdf } from "../../../src/statistics/distributions/distributions.js";

// Of equal variances v all is known by hand: Q at b is the sum of squares, here 28, divided by b + v.
const EQUAL = { values: [7, 8, 9, 10, 11, 12, 13], variances: new Array(7).fill(2) };

// R: v and y as here; q <- function(b) { w <- 1 / (v + b); sum(w * (y - weighted.mean(y, w))^2) }, q(0) and uniroot(function(b) q(b) - 6, c(0, 500)).
const UNEQUAL = { values: [84, 71, 90, 78, 82, 69, 85], variances: [4, 9, 16, 1, 2, 25, 36] };

describe("scatterOf(figures)", () => {
  it("is the sum of squares in variances", () => {
    expect(scatterOf(EQUAL)).toBeCloseTo(14, 12);
  });

  it("weighs each figure by its variance", () => {
    expect(scatterOf(UNEQUAL)).toBeCloseTo(30.55489298058, 9);
  });
});

describe("betweenVariance(figures)", () => {
  it("is what is left of the variance of figures of like variances", () => {
    expect(betweenVariance(EQUAL)).toBeCloseTo(28 / 6 - 2, 12);
  });

  it("is nothing where figures scatter less than chance makes them", () => {
    expect(betweenVariance({ ...EQUAL, variances: new Array(7).fill(5) })).toBe(0);
  });

  it("agrees with R where variances are unlike", () => {
    expect(betweenVariance(UNEQUAL)).toBeCloseTo(41.6940611360377, 8);
  });
});

describe("possibleVariances(figures)", () => {
  it("has the chi-square distribution's shares, of which 1 in all", () => {
    const possible = possibleVariances(EQUAL);
    expect(possible.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    // R: pchisq(14, 6, lower.tail = FALSE)
    expect(possible[0]).toEqual({ variance: 0, share: expect.closeTo(0.029636163880521777, 8) });
  });

  // A variance of at most b has the probability of a chi-square variable of at least 28 / (b + 2); over all of them the
  // mean of 1 / (b + 2) is that of min(1 / 2, c / 28): of c below 14 by its own density, which is 6 P(8 degrees below 14).
  it("has by hand the mean of the weights that they give", () => {
    const mean = possibleVariances(EQUAL).reduce(
      (sum, { variance, share }) => sum + share / (variance + 2),
      0
    );
    const expected = (6 * chiSquareCdf(14, 8)) / 28 + (1 - chiSquareCdf(14, 6)) / 2;
    expect(mean).toBeCloseTo(expected, 9);
  });

  it("is nothing alone of figures that do not differ", () => {
    const same = { values: new Array(7).fill(3.3), variances: [1, 2, 3, 4, 5, 6, 7] };
    expect(possibleVariances(same)).toEqual([{ variance: 0, share: 1 }]);
  });
});
