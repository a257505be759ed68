import { describe, expect, it } from "vitest";
import { forecastSmoothed, smooth } from "../../../src/statistics/forecasts/exponential-smoothing.js";

const level = { alpha: 0.5, beta: 0, gamma: 0, phi: 1 };

describe("smooth", () => {
  it("moves the level by alpha times the error: 10, then 12, 11", () => {
    const { state, fitted, errors } = smooth([14, 10], level, { level: 10, trend: 0, season: [0] });
    expect(fitted).toEqual([10, 12]);
    expect(errors).toEqual([4, -2]);
    expect(state).toEqual({ level: 11, trend: 0, season: [0] });
  });
  it("moves the trend by beta times the error, damped by phi", () => {
    const damped = { alpha: 0.5, beta: 0.25, gamma: 0, phi: 0.5 };
    // expected 10 + 0.5 x 4 = 12, error 4
    const { state } = smooth([16], damped, { level: 10, trend: 4, season: [0] });
    expect(state).toEqual({ level: 14, trend: 3, season: [0] });
  });
  it("moves the season of its own period by gamma, and turns it to the next", () => {
    const seasonal = { alpha: 0, beta: 0, gamma: 0.5, phi: 1 };
    const { state, fitted } = smooth([12, 9, 14], seasonal, { level: 10, trend: 0, season: [1, -1] });
    expect(fitted).toEqual([11, 9, 11.5]);
    expect(state.season).toEqual([-1, 2.75]);
  });
  it("leaves the state alone for no values", () => {
    const before = { level: 3, trend: 1, season: [1, -1] };
    expect(smooth([], level, before).state).toEqual(before);
  });
  it("does not change the state that it is given", () => {
    const before = { level: 3, trend: 1, season: [1, -1] };
    smooth([9, 9], { ...level, gamma: 0.5 }, before);
    expect(before).toEqual({ level: 3, trend: 1, season: [1, -1] });
  });
  it("throws for a parameter outside 0 to 1, or a season of no periods", () => {
    expect(() => smooth([1], { ...level, alpha: 1.5 }, { level: 0, trend: 0, season: [0] })).toThrow(
      new RangeError("alpha is 1.5; expected a number from 0 to 1")
    );
    expect(() => smooth([1], level, { level: 0, trend: 0, season: [] })).toThrow(
      new RangeError("length of season is 0; expected 1 or more")
    );
  });
});

describe("forecastSmoothed", () => {
  it("carries the level on, with variances 1, 1 + a^2, 1 + 2 a^2 and 1 + (1 + a)^2 + (1 + 2a)^2 for the sum", () => {
    const forecast = forecastSmoothed(level, { level: 10, trend: 0, season: [0] }, 4, 3);
    expect(forecast.means).toEqual([10, 10, 10]);
    expect(forecast.variances).toEqual([4, 5, 6]);
    expect(forecast.total).toBe(30);
    expect(forecast.totalVariance).toBe(4 * (1 + 2.25 + 4));
  });
  it("damps the trend: 10 + 8 (1/2), + 8 (1/2 + 1/4)", () => {
    const damped = { ...level, phi: 0.5 };
    expect(forecastSmoothed(damped, { level: 10, trend: 8, season: [0] }, 1, 2).means).toEqual([14, 16]);
  });
  it("repeats the season from the next period on", () => {
    const { means } = forecastSmoothed(level, { level: 10, trend: 0, season: [1, -1] }, 1, 3);
    expect(means).toEqual([11, 9, 11]);
  });
  it("is certain of random-walk-free parts: every variance sigma^2 when nothing is learnt", () => {
    const fixed = { alpha: 0, beta: 0, gamma: 0, phi: 1 };
    const forecast = forecastSmoothed(fixed, { level: 10, trend: 1, season: [0] }, 2, 5);
    expect(forecast.variances).toEqual([2, 2, 2, 2, 2]);
    expect(forecast.totalVariance).toBe(10);
  });
  it("is empty, and its total 0, for no periods", () => {
    expect(forecastSmoothed(level, { level: 1, trend: 0, season: [0] }, 1, 0)).toEqual({
      means: [],
      variances: [],
      total: 0,
      totalVariance: 0
    });
  });
  it("throws for part of a period or a negative variance", () => {
    const state = { level: 1, trend: 0, season: [0] };
    expect(() => forecastSmoothed(level, state, 1, 1.5)).toThrow(
      new RangeError("horizon is 1.5; expected a whole number of 0 or more")
    );
    expect(() => forecastSmoothed(level, state, -1, 1)).toThrow(
      new RangeError("errorVariance is -1; expected zero or more")
    );
  });
});
