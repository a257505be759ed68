import { describe, expect, it } from "vitest";
import { cChart } from "../../../src/statistics/control-limits/c-chart.js";

describe("cChart", () => {
  it("is mean +/- z sqrt(mean)", () => {
    expect(cChart([12, 16, 20], 2)).toEqual({ centre: 16, lower: 8, upper: 24 });
  });
  it("has no line below zero", () => expect(cChart([3, 5], 3)).toEqual({ centre: 4, lower: 0, upper: 10 }));
  it("is all zero for zero counts", () => {
    expect(cChart([0, 0])).toEqual({ centre: 0, lower: 0, upper: 0 });
  });
  it("is undefined for no counts", () => expect(cChart([])).toBeUndefined());
  it("throws for a negative count", () => {
    expect(() => cChart([1, -1])).toThrow(new RangeError("count is -1; expected zero or more"));
  });
});
