import { describe, expect, it } from "vitest";
import { householderFit } from "../../../src/statistics/regression/householder.js";

const columns = (...lists: number[][]) => lists.map((list) => new Float64Array(list));

describe("householderFit", () => {
  it("fits a mean to a column of ones: 4, with squares 9 + 0 + 9", () => {
    const fit = householderFit(columns([1, 1, 1], [1, 4, 7]))!;
    expect(fit.coefficients[0]).toBeCloseTo(4, 14);
    expect(fit.residualSquares).toBeCloseTo(18, 13);
    expect(fit.inverseGram()[0]![0]).toBeCloseTo(1 / 3, 15);
  });
  it("inverts X'X: [[3, 3], [3, 5]] for an intercept and 0, 1, 2", () => {
    const [top, bottom] = householderFit(columns([1, 1, 1], [0, 1, 2], [5, 6, 9]))!.inverseGram();
    [5 / 6, -1 / 2].forEach((value, j) => {
      expect(top![j]).toBeCloseTo(value, 14);
    });
    [-1 / 2, 1 / 2].forEach((value, j) => {
      expect(bottom![j]).toBeCloseTo(value, 14);
    });
  });
  it("is undefined when a column is a combination of others, or zero", () => {
    expect(householderFit(columns([1, 1, 1], [2, 2, 2], [5, 6, 9]))).toBeUndefined();
    expect(householderFit(columns([0, 0, 0], [5, 6, 9]))).toBeUndefined();
  });
});
