import { describe, expect, it } from "vitest";
import { weightedSlope } from "../../../src/statistics/regression/weighted-slope.js";

const points = (values: [x: number, y: number, weight: number][]) =>
  values.map(([x, y, weight]) => ({ x, y, weight }));

describe("weightedSlope", () => {
  it("joins two points, whose variances add: (50 - 30) / 2, with sqrt(1/4 + 1/0.25) / 2", () => {
    const line = weightedSlope(
      points([
        [1, 30, 4],
        [3, 50, 0.25]
      ])
    )!;
    expect(line.slope).toBeCloseTo(10, 13);
    expect(line.standardError).toBeCloseTo(Math.sqrt(4.25) / 2, 14);
  });
  it("is the ordinary slope for equal weights: of 1, 2, 6 at 0, 1, 2 it is 5/2, with an error of 1/sqrt(2)", () => {
    const line = weightedSlope(
      points([
        [0, 1, 1],
        [1, 2, 1],
        [2, 6, 1]
      ])
    )!;
    expect(line.slope).toBeCloseTo(2.5, 14);
    expect(line.standardError).toBeCloseTo(Math.SQRT1_2, 14);
  });
  it("counts a point of weight 4 as four points of weight 1", () => {
    const four = points([
      [0, 3, 1],
      [0, 3, 1],
      [0, 3, 1],
      [0, 3, 1],
      [1, 5, 1],
      [2, 4, 1]
    ]);
    const heavy = points([
      [0, 3, 4],
      [1, 5, 1],
      [2, 4, 1]
    ]);
    expect(weightedSlope(heavy)!.slope).toBeCloseTo(weightedSlope(four)!.slope, 14);
    expect(weightedSlope(heavy)!.standardError).toBeCloseTo(weightedSlope(four)!.standardError, 14);
  });
  it("is the squared z of two proportions, as a test of a trend in them", () => {
    // 30/100 and 50/100: pooled 0.4, z^2 = 0.2^2 / (0.24 x 0.02)
    const weight = 100 / 0.24;
    const line = weightedSlope(
      points([
        [0, 0.3, weight],
        [1, 0.5, weight]
      ])
    )!;
    expect((line.slope / line.standardError) ** 2).toBeCloseTo(0.04 / 0.0048, 12);
  });
  it("is undefined without two places that have a weight", () => {
    expect(weightedSlope([])).toBeUndefined();
    expect(weightedSlope(points([[1, 5, 1]]))).toBeUndefined();
    expect(
      weightedSlope(
        points([
          [1, 5, 1],
          [1, 9, 3]
        ])
      )
    ).toBeUndefined();
    expect(
      weightedSlope(
        points([
          [1, 5, 1],
          [2, 9, 0]
        ])
      )
    ).toBeUndefined();
  });
  it("throws for a negative weight, or what is no number", () => {
    expect(() =>
      weightedSlope(
        points([
          [1, 5, 1],
          [2, 9, -1]
        ])
      )
    ).toThrow(new RangeError("weight is -1; expected zero or more"));
    expect(() =>
      weightedSlope(
        points([
          [1, Number.NaN, 1],
          [2, 9, 1]
        ])
      )
    ).toThrow(new RangeError("y is NaN; expected a finite number"));
  });
});
