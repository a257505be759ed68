import { describe, expect, it } from "vitest";
import { logCount } from "../../../src/statistics/forecasts/count-forecast.js";
import { sharedSmoother, smoother } from "../../../src/statistics/forecasts/smoother.js";
import { GROUP_COURSE } from "../../../src/statistics/forecasts/trend-forecast.js";
import r from "../r/trend-forecast.json" with { type: "json" };

function expectClose(found: readonly number[], expected: readonly number[]) {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i]!, 11);
}

const FULL = { alpha: 0.3, beta: 0.1, gamma: 0.2, phi: 0.9 };

describe("smoother(parameters, shape)", () => {
  it.each(r.series.map((s) => [s.name, s] as const))("finds the starting state that R finds: %s", (_, s) => {
    const smoothed = smoother(GROUP_COURSE, { length: s.counts.length, season: s.season, trend: true })!;
    const fit = smoothed(s.groupTotals.map(logCount));
    expect(fit.state.level).toBeCloseTo(s.course.level, 11);
    expect(fit.state.trend).toBeCloseTo(s.course.trend, 11);
    expectClose(fit.state.season, s.course.season);
    expect(fit.errorSquares / s.course.errorSquares).toBeCloseTo(1, 10);
    expect(fit.degreesOfFreedom).toBe(s.course.degreesOfFreedom);
    expect(fit.errorVariance).toBe(fit.errorSquares / fit.degreesOfFreedom);
  });

  it("smooths the season too", () => {
    const smoothed = smoother(FULL, { length: 20, season: 4, trend: true })!;
    const fit = smoothed(r.series[0]!.counts.map(logCount));
    expect(fit.state.level).toBeCloseTo(r.full.level, 11);
    expect(fit.state.trend).toBeCloseTo(r.full.trend, 11);
    expectClose(fit.state.season, r.full.season);
  });

  it("continues a series without errors exactly", () => {
    // Level 10, trend 1 damped by a half, season 3, -3: 10.5 + 3, 10.75 - 3, 10.875 + 3, ...
    const values = Array.from({ length: 8 }, (_, t) => 11 - 0.5 ** (t + 1) + (t % 2 ? -3 : 3));
    const parameters = { alpha: 0.4, beta: 0.2, gamma: 0, phi: 0.5 };
    const fit = smoother(parameters, { length: 8, season: 2, trend: true })!(values);
    expect(fit.errorSquares).toBeCloseTo(0, 20);
    expect(fit.state.level).toBeCloseTo(11 - 0.5 ** 8, 10);
    expect(fit.state.trend).toBeCloseTo(0.5 ** 8, 10);
    expect(fit.state.season[0]).toBeCloseTo(3, 10);
    expect(fit.state.season[1]).toBeCloseTo(-3, 10);
  });

  it("is undefined when there are no more values than starting states", () => {
    expect(smoother(FULL, { length: 5, season: 4, trend: true })).toBeUndefined();
    expect(smoother(FULL, { length: 6, season: 4, trend: true })).toBeDefined();
  });

  it("refuses a series of another length", () => {
    const smoothed = smoother(FULL, { length: 8, season: 4, trend: true })!;
    expect(() => smoothed([1, 2, 3])).toThrow("length of values is 3; expected 8");
  });
});

describe("sharedSmoother(parameters, shape)", () => {
  it("is made once for each shape", () => {
    const shape = { length: 9, season: 1, trend: false };
    expect(sharedSmoother(FULL, shape)).toBe(sharedSmoother({ ...FULL }, { ...shape }));
    expect(sharedSmoother(FULL, shape)).not.toBe(sharedSmoother(FULL, { ...shape, length: 10 }));
  });
});
