import { describe, expect, it } from "vitest";
import { leastPlausibleDispersion } from "../../../src/statistics/regression/least-plausible-dispersion.js";

describe("leastPlausibleDispersion(degreesOfFreedom)", () => {
  // R 4.2: qchisq(.01, df) / df
  it.each([
    [1, 0.0001570878579097],
    [11, 0.2775894642400618],
    [54, 0.6072860515538705]
  ])("is the first percentile of chi-square over its %i degrees of freedom", (df, expected) => {
    expect(leastPlausibleDispersion(df)).toBeCloseTo(expected, 10);
  });

  it("comes nearer to 1 the more is known", () => {
    expect(leastPlausibleDispersion(1000)).toBeGreaterThan(leastPlausibleDispersion(100));
    expect(leastPlausibleDispersion(1000)).toBeLessThan(1);
  });

  it("throws a RangeError without degrees of freedom", () => {
    expect(() => leastPlausibleDispersion(0)).toThrow(
      new RangeError("degreesOfFreedom is 0; expected a number above 0")
    );
  });
});
