import { describe, expect, it } from "vitest";
import { uChart } from "../../../src/statistics/control-limits/u-chart.js";

describe("uChart", () => {
  it("is u +/- z sqrt(u / n): 4 +/- 2 x 1 for an exposure of 4", () => {
    const chart = uChart([20, 12], [4, 4], 2)!;
    expect(chart.centre).toBe(4);
    expect(chart.points[0]).toEqual({ value: 5, sigma: 1, lower: 2, upper: 6 });
  });
  it("lets a rate exceed 1, and no line fall below 0", () => {
    const [point] = uChart([9], [1], 4)!.points;
    expect([point!.lower, point!.upper]).toEqual([0, 21]);
  });
  it("is undefined for no periods", () => expect(uChart([], [])).toBeUndefined());
});
