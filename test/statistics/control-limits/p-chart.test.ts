import { describe, expect, it } from "vitest";
import { pChart } from "../../../src/statistics/control-limits/p-chart.js";

describe("pChart", () => {
  it("is p +/- z sqrt(p (1 - p) / n): 0.2 +/- 3 x 0.04 for n = 100", () => {
    const chart = pChart([10, 30], [100, 100], 3)!;
    expect(chart.centre).toBe(0.2);
    expect(chart.points[0]!.lower).toBeCloseTo(0.08, 14);
    expect(chart.points[1]!.upper).toBeCloseTo(0.32, 14);
  });
  it("draws its lines on the centre when none or all say yes", () => {
    expect(pChart([0, 0], [5, 5])!.points[0]).toEqual({ value: 0, sigma: 0, lower: 0, upper: 0 });
    expect(pChart([5, 5], [5, 5])!.points[0]).toEqual({ value: 1, sigma: 0, lower: 1, upper: 1 });
  });
  it("throws for more successes than trials", () => {
    expect(() => pChart([6], [5])).toThrow(new RangeError("numerators[0] is 6; expected 0 to 5"));
  });
});
