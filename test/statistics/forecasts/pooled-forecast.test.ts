import { describe, expect, it } from "vitest";
import type { CountForecast } from "../../../src/statistics/forecasts/count-forecast.js";
import {
  countingShare,
  pooledOwnForecast,
  pooledSharedForecast,
  pooledVariance,
  shrunkSmoothing
} from "../../../src/statistics/forecasts/pooled-forecast.js";
import r from "../r/trend-forecast.json" with { type: "json" };

const HORIZON = 10;
const cases = r.series.map((s) => [s.name, s] as const);

function expectAsR(
  forecast: CountForecast,
  expected: { expected: number[]; deviations: number[]; rates: number[] }
) {
  const same = (found: readonly number[], wanted: readonly number[]) => {
    expect(found).toHaveLength(wanted.length);
    for (const [i, value] of found.entries()) expect(value / wanted[i]!).toBeCloseTo(1, 9);
  };
  same(forecast.expected, expected.expected);
  same(
    r.weights.map((weights) => forecast.logDeviation(weights)),
    expected.deviations
  );
  same(
    r.weights.map((weights) => forecast.rateDeviation!(weights)),
    expected.rates
  );
}

describe("pooledSharedForecast(counts, groupTotals, reach) and pooledOwnForecast(counts, reach)", () => {
  it.each(cases)("agree with R: %s", (_, { counts, groupTotals, season, pooledShared, pooledOwn }) => {
    const reach = { horizon: HORIZON, season };
    expectAsR(pooledSharedForecast(counts, groupTotals, reach)!, pooledShared);
    expectAsR(pooledOwnForecast(counts, reach)!, pooledOwn);
  });

  it("say the mean of small counts, which logarithms alone put far below it", () => {
    // 0, 2, 2, 0 again and again has a mean of 1; of logarithms with half a count added, sqrt(0.5 * 2.5) - 0.5 = 0.62.
    const counts = Array.from({ length: 20 }, (_, t) => (t % 4 === 1 || t % 4 === 2 ? 2 : 0));
    for (const count of pooledOwnForecast(counts, { horizon: 4, season: 1 })!.expected) {
      expect(count).toBeGreaterThan(0.9);
      expect(count).toBeLessThan(1.1);
    }
  });

  it("never say that nothing at all is to come, nor that it is certain, after counts that fell to nothing", () => {
    const counts = [...new Array<number>(18).fill(60), 0, 0];
    const forecast = pooledOwnForecast(counts, { horizon: 4, season: 4 })!;
    expect(forecast.expected.every((count) => count > 0)).toBe(true);
    expect(forecast.rateDeviation!([1, 1, 1, 1])).toBeGreaterThan(0.5);
  });

  it("are undefined for too few quarters, and refuse a group of another length", () => {
    expect(pooledOwnForecast([1, 2, 3, 4, 5], { horizon: 1, season: 4 })).toBeUndefined();
    expect(pooledSharedForecast([1, 2, 3], [9, 9, 9], { horizon: 1, season: 4 })).toBeUndefined();
    expect(() => pooledSharedForecast([1, 2], [9], { horizon: 1, season: 1 })).toThrow(
      "length of groupTotals"
    );
  });
});

describe("what is followed and what is pooled", () => {
  it("countingShare(counts) is a half where counting varies as much as quarters usually do besides", () => {
    // Variance 1 / (49.5 + 0.5) = 0.02.
    expect(countingShare([49, 50])).toBeCloseTo(0.5, 12);
    expect(countingShare([0, 1])).toBeCloseTo(1 / 1.02, 12);
    expect(countingShare([20_000, 20_000])).toBeLessThan(0.003);
  });

  it("shrunkSmoothing(parameters, share) follows the rest, in steps of a twentieth, level and trend alike", () => {
    const course = { alpha: 0.6, beta: 0.2, gamma: 0, phi: 0.95 };
    expect(shrunkSmoothing(course, 0)).toEqual(course);
    expect(shrunkSmoothing(course, 0.5)).toEqual({ ...course, alpha: 0.3, beta: (0.2 * 0.3) / 0.6 });
    expect(shrunkSmoothing(course, 0.98)).toEqual({ ...course, alpha: 0, beta: 0 });
  });

  it("pooledVariance(fit, counting) weighs fifteen own errors with the usual ones as fifteen to five", () => {
    const own = { errorVariance: 0.07, degreesOfFreedom: 15 };
    expect(pooledVariance(own, 0.03)).toBeCloseTo(0.03 + (5 * 0.01 + 15 * 0.04) / 20, 12);
    expect(pooledVariance({ ...own, errorVariance: 0.01 }, 0.03)).toBeCloseTo(0.03 + 0.05 / 20, 12);
  });
});
