import { describe, expect, it } from "vitest";
import { forecastSmoothed } from "../../../src/statistics/forecasts/exponential-smoothing.js";
import { weightedSumVariance } from "../../../src/statistics/forecasts/weighted-sum-variance.js";
import r from "../r/trend-forecast.json" with { type: "json" };

const WALK = { alpha: 1, beta: 0, gamma: 0, phi: 1 };
const FULL = { alpha: 0.3, beta: 0.1, gamma: 0.2, phi: 0.9 };

describe("weightedSumVariance(weights, parameters, season)", () => {
  it("adds the errors of a random walk, which all stay", () => {
    // The first error is in both values, the second in one: 2^2 + 1^2.
    expect(weightedSumVariance([1, 1], WALK, 1)).toBe(5);
    expect(weightedSumVariance([0, 1], WALK, 1)).toBe(2);
    expect(weightedSumVariance([0.5, 0.5], WALK, 1)).toBe(1.25);
  });

  it("agrees with R's sum over the matrix of errors, with trend and season", () => {
    for (const [i, weights] of r.weights.entries()) {
      expect(weightedSumVariance(weights, FULL, 4)).toBeCloseTo(r.fullVariances[i]!, 10);
    }
  });

  it("is the variance of a plain total when every weight is 1", () => {
    const state = { level: 0, trend: 0, season: [0, 0, 0, 0] };
    const { totalVariance } = forecastSmoothed(FULL, state, 1, 7);
    expect(weightedSumVariance(new Array(7).fill(1), FULL, 4)).toBeCloseTo(totalVariance, 10);
  });

  it("is 0 for a sum of nothing", () => {
    expect(weightedSumVariance([], FULL, 4)).toBe(0);
    expect(weightedSumVariance([0, 0, 0], FULL, 4)).toBe(0);
  });

  it("refuses a season that is not a whole number of periods", () => {
    expect(() => weightedSumVariance([1], FULL, 0)).toThrow(
      "season is 0; expected a whole number of 1 or more"
    );
  });
});
