import { describe, expect, it } from "vitest";
import {
  designColumns,
  leastSquares,
  predictTotal
} from "../../../src/statistics/regression/least-squares.js";

const line = (x: number[]) => x.map((value) => [1, value]);

describe("leastSquares", () => {
  it("fits a line through (0, 1), (1, 2), (2, 2): 7/6 + x/2, residual squares 1/6", () => {
    const fit = leastSquares(line([0, 1, 2]), [1, 2, 2])!;
    expect(fit.coefficients[0]).toBeCloseTo(7 / 6, 14);
    expect(fit.coefficients[1]).toBeCloseTo(1 / 2, 14);
    expect(fit.degreesOfFreedom).toBe(1);
    expect(fit.sigma).toBeCloseTo(Math.sqrt(1 / 6), 14);
    expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 12), 14);
    expect(fit.rSquared).toBeCloseTo(1 - 1 / 6 / (2 / 3), 14);
  });
  it("is undefined when there are no more observations than columns", () => {
    expect(leastSquares(line([0, 1]), [1, 2])).toBeUndefined();
    expect(leastSquares([], [])).toBeUndefined();
  });
  it("is undefined when the columns depend on each other", () => {
    expect(leastSquares(line([3, 3, 3, 3]), [1, 2, 3, 4])).toBeUndefined();
  });
  it("has no rSquared when all y are equal", () => {
    const fit = leastSquares(line([0, 1, 2]), [5, 5, 5])!;
    expect(fit.rSquared).toBeUndefined();
    expect(fit.coefficients[0]).toBeCloseTo(5, 13);
    expect(fit.sigma).toBeCloseTo(0, 13);
  });
  it("throws for lists of different lengths, or a number that is not finite", () => {
    expect(() => leastSquares(line([0, 1, 2]), [1, 2])).toThrow(
      new RangeError("length of y is 2; expected 3")
    );
    expect(() => leastSquares(line([0, Number.NaN, 2]), [1, 2, 3])).toThrow(
      new RangeError("rows[1][1] is NaN; expected a finite number")
    );
    expect(() => leastSquares(line([0, 1, 2]), [1, Number.NaN, 3])).toThrow("y[1] is NaN");
  });
});

describe("designColumns", () => {
  it("turns rows into columns", () => {
    expect(
      designColumns([
        [1, 4],
        [1, 5]
      ]).map((column) => [...column])
    ).toEqual([
      [1, 1],
      [4, 5]
    ]);
  });
  it("throws for a row of another length", () => {
    expect(() => designColumns([[1, 2], [1]])).toThrow(new RangeError("length of rows[1] is 1; expected 2"));
  });
});

describe("predictTotal", () => {
  const fit = leastSquares(line([0, 1, 2]), [1, 2, 2])!;
  it("predicts one value: variance sigma^2 (1 + 1/3 + (3 - 1)^2 / 2) at x = 3, t(1) = 12.7062", () => {
    const { total, standardError, lower, upper } = predictTotal(fit, line([3]), 0.95);
    expect(total).toBeCloseTo(7 / 6 + 3 / 2, 14);
    expect(standardError).toBeCloseTo(Math.sqrt((1 / 6) * (1 + 1 / 3 + 2)), 14);
    expect(upper - total).toBeCloseTo(12.706204736174707 * standardError, 11);
    expect(total - lower).toBeCloseTo(upper - total, 12);
  });
  it("adds up a total, whose error is not the sum of the single ones", () => {
    const { total, standardError } = predictTotal(fit, line([3, 4]), 0.95);
    expect(total).toBeCloseTo(7 / 3 + 7 / 2, 14);
    // m + g'(X'X)^-1 g with g = (2, 7): 2 + 4 x 5/6 - 2 x 14 x 1/2 + 49 x 1/2
    expect(standardError).toBeCloseTo(Math.sqrt((1 / 6) * (2 + 20 / 6 - 14 + 24.5)), 13);
  });
  it("is 0, exactly, for no rows", () => {
    expect(predictTotal(fit, [], 0.95)).toEqual({ total: 0, standardError: 0, lower: 0, upper: 0 });
  });
  it("throws for a confidence in per cent", () => {
    expect(() => predictTotal(fit, line([3]), 95)).toThrow("confidence is 95");
  });
});
