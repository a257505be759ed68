import { describe, expect, it } from "vitest";
import type { CountForecast } from "../../../src/statistics/forecasts/count-forecast.js";
import { ownTrendForecast, sharedTrendForecast } from "../../../src/statistics/forecasts/trend-forecast.js";
import r from "../r/trend-forecast.json" with { type: "json" };

const HORIZON = 10;
const cases = r.series.map((s) => [s.name, s] as const);

function expectSame(found: readonly number[], expected: readonly number[]) {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of found.entries()) expect(value / expected[i]!).toBeCloseTo(1, 10);
}

function expectAsR(forecast: CountForecast, expected: { expected: number[]; deviations: number[] }) {
  expectSame(forecast.expected, expected.expected);
  const deviations = r.weights.map((weights) => forecast.logDeviation(weights));
  expectSame(deviations, expected.deviations);
}

describe("sharedTrendForecast(counts, groupTotals, reach)", () => {
  it.each(cases)("agrees with R: %s", (_, { counts, groupTotals, season, shared }) => {
    const forecast = sharedTrendForecast(counts, groupTotals, { horizon: HORIZON, season })!;
    expectAsR(forecast, shared);
  });

  it("follows the group's trend, not the force's own", () => {
    const falling = Array.from({ length: 20 }, (_, t) => 1000 * 0.97 ** t);
    const rising = Array.from({ length: 20 }, (_, t) => 100_000 * 1.03 ** t);
    const reach = { horizon: 4, season: 4 };
    const shared = sharedTrendForecast(falling, rising, reach)!.expected;
    const own = ownTrendForecast(falling, reach)!.expected;
    expect(shared[3]!).toBeGreaterThan(shared[0]!);
    expect(own[3]!).toBeLessThan(own[0]!);
  });

  it("keeps a constant series constant, and as uncertain as counting makes it", () => {
    const counts = new Array<number>(20).fill(99.5);
    const group = new Array<number>(20).fill(799.5);
    const forecast = sharedTrendForecast(counts, group, { horizon: 3, season: 4 })!;
    for (const count of forecast.expected) expect(count).toBeCloseTo(99.5, 8);
    expect(forecast.logDeviation([1])).toBeCloseTo(0.1, 10);
  });

  it("does not depend on the size of the rest of the group", () => {
    const { counts, groupTotals } = r.series[0]!;
    const reach = { horizon: HORIZON, season: 4 };
    const tenfold = groupTotals.map((total) => 10 * (total + 0.5) - 0.5);
    const plain = sharedTrendForecast(counts, groupTotals, reach)!;
    const scaled = sharedTrendForecast(counts, tenfold, reach)!;
    expectSame(scaled.expected, plain.expected);
  });

  it("is undefined for too few quarters, and refuses a group of another length", () => {
    expect(sharedTrendForecast([1, 2, 3, 4, 5], [9, 9, 9, 9, 9], { horizon: 1, season: 4 })).toBeUndefined();
    expect(() => sharedTrendForecast([1, 2], [9], { horizon: 1, season: 1 })).toThrow(
      "length of groupTotals"
    );
  });

  it("is defined, and never NaN, for zeros", () => {
    const zeros = new Array<number>(20).fill(0);
    const forecast = sharedTrendForecast(zeros, zeros, { horizon: 4, season: 4 })!;
    expect(forecast.expected.every((count) => count >= 0 && count < 1e-9)).toBe(true);
    expect(Number.isFinite(forecast.logDeviation([1, 1, 1, 1]))).toBe(true);
  });
});

describe("ownTrendForecast(counts, reach)", () => {
  it.each(cases)("agrees with R: %s", (_, { counts, season, own }) => {
    const forecast = ownTrendForecast(counts, { horizon: HORIZON, season })!;
    expectAsR(forecast, own);
  });

  it("is undefined for too few quarters", () => {
    expect(ownTrendForecast([1, 2, 3, 4, 5], { horizon: 1, season: 4 })).toBeUndefined();
  });
});
