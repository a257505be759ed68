import { describe, expect, it } from "vitest";
import {
  forecastCounts,
  logCount,
  logDistance,
  sharesOf,
  shiftCount
} from "../../../src/statistics/forecasts/count-forecast.js";

const part = (level: number, errorVariance: number) => ({
  parameters: { alpha: 1, beta: 0, gamma: 0, phi: 1 },
  state: { level, trend: 0, season: [0] },
  errorSquares: 0,
  degreesOfFreedom: 1,
  errorVariance
});

describe("shiftCount(total, logError)", () => {
  it("multiplies the total and its half by the error", () => {
    expect(shiftCount(99.5, Math.log(1.1))).toBeCloseTo(109.5, 10);
    expect(shiftCount(99.5, 0)).toBe(99.5);
  });

  it("never goes below zero", () => {
    expect(shiftCount(0, -1)).toBe(0);
    expect(shiftCount(100, -50)).toBe(0);
  });

  it("is undone by logDistance", () => {
    expect(logDistance(40, shiftCount(40, 0.3))).toBeCloseTo(0.3, 12);
    expect(logDistance(40, shiftCount(40, -0.3))).toBeCloseTo(-0.3, 12);
  });
});

describe("logCount(count)", () => {
  it("has a value for zero, which negative counts share", () => {
    expect(logCount(0)).toBe(Math.log(0.5));
    expect(logCount(-3)).toBe(Math.log(0.5));
  });
});

describe("sharesOf(expected, weights)", () => {
  it("are what each period adds to the weighted total", () => {
    expect(sharesOf([10, 20, 30], [1, 0.5, 0])).toEqual([0.5, 0.5, 0]);
    expect(sharesOf([0, 0], [1, 1])).toEqual([0, 0]);
  });
});

describe("forecastCounts(parts, horizon)", () => {
  it("multiplies its parts, and adds their variances", () => {
    const both = forecastCounts([part(Math.log(50), 0.03), part(Math.log(2), 0.01)], 2);
    expect(both.expected[0]).toBeCloseTo(99.5, 10);
    // A random walk: two equal halves, (1/2 + 1/2)^2 + (1/2)^2 times 0.04.
    expect(both.logDeviation([1, 1])).toBeCloseTo(Math.sqrt(0.04 * 1.25), 12);
    expect(both.logDeviation([1])).toBeCloseTo(0.2, 12);
  });

  it("expects no fewer than zero", () => {
    const none = forecastCounts([part(-5, 0.1)], 2);
    expect(none.expected).toEqual([0, 0]);
    expect(none.logDeviation([1, 1])).toBe(0);
  });
});
