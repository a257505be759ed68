import { describe, expect, it } from "vitest";
import { laneyPChart, laneyUChart } from "../../../src/statistics/control-limits/laney.js";

describe("laneyPChart and laneyUChart", () => {
  it("widen the lines by the mean moving range of the z-scores over 1.128", () => {
    // p = 0.5, sigma = 0.05: z-scores -2, 2, -2, 2, so that the mean moving range is 4
    const chart = laneyPChart([40, 60, 40, 60], [100, 100, 100, 100], 1)!;
    expect(chart.sigmaZ).toBeCloseTo(4 / 1.128, 12);
    expect(chart.points[0]!.upper).toBeCloseTo(0.5 + (4 / 1.128) * 0.05, 12);
    // u = 1, sigma = 0.1: the same for counts of 80 and 120
    expect(laneyUChart([80, 120, 80, 120], [100, 100, 100, 100], 1)!.sigmaZ).toBeCloseTo(4 / 1.128, 12);
  });
  it("draw the lines on the centre when the proportion never moves", () => {
    const chart = laneyPChart([5, 5], [10, 10], 3)!;
    expect(chart.sigmaZ).toBe(0);
    expect(chart.points[0]).toMatchObject({ lower: 0.5, upper: 0.5 });
  });
  it("are undefined for fewer than two periods, or when sampling has no spread", () => {
    expect(laneyPChart([5], [10])).toBeUndefined();
    expect(laneyPChart([0, 0], [10, 10])).toBeUndefined();
    expect(laneyPChart([10, 10], [10, 10])).toBeUndefined();
    expect(laneyUChart([0, 0], [10, 10])).toBeUndefined();
  });
});
