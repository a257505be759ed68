import { describe, expect, it } from "vitest";
import {
  poissonRegression,
  predictPoissonTotal
} from "../../../src/statistics/regression/poisson-regression.js";

const ones = (n: number) => Array.from({ length: n }, () => [1]);
/** An intercept, and 1 for the second of two groups. */
const groups = (...members: number[]) => members.map((member) => [1, member]);

describe("poissonRegression", () => {
  it("fits the log of the mean to a column of ones", () => {
    const fit = poissonRegression(ones(4), [2, 4, 6, 4])!;
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(4), 12);
    expect(fit.covariance[0]![0]).toBeCloseTo(1 / 16, 12); // one over the total count
    expect(fit.dispersion).toBeCloseTo((4 + 0 + 4 + 0) / 4 / 3, 12);
    expect(fit.degreesOfFreedom).toBe(3);
    expect(fit.pearsonResiduals[0]).toBeCloseTo(-1, 12);
    expect(fit.deviance).toBeCloseTo(2 * (2 * Math.log(0.5) + 6 * Math.log(1.5)), 12);
  });
  it("fits the mean of each group", () => {
    const fit = poissonRegression(groups(0, 0, 1, 1), [3, 5, 10, 14])!;
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(4), 10);
    expect(fit.coefficients[1]).toBeCloseTo(Math.log(3), 10);
    expect(fit.fitted[3]).toBeCloseTo(12, 9);
  });
  it("takes the offset as the log of the exposure", () => {
    const fit = poissonRegression(ones(3), [10, 20, 60], { offset: [1, 2, 6].map(Math.log) })!;
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(10), 12);
    expect(fit.dispersion).toBeCloseTo(0, 12);
  });
  it("does not floor the dispersion of counts that vary less than counting would", () => {
    expect(poissonRegression(ones(3), [100, 101, 99])!.dispersion).toBeCloseTo(0.01, 8);
  });
  it("fits single zeros", () => {
    expect(poissonRegression(ones(3), [0, 3, 0])!.coefficients[0]).toBeCloseTo(0, 10);
  });
  it("is undefined when all counts are zero", () => {
    expect(poissonRegression(ones(3), [0, 0, 0])).toBeUndefined();
  });
  it("is undefined when a group has only zeros, so that its effect has no estimate", () => {
    expect(poissonRegression(groups(0, 0, 1, 1), [3, 5, 0, 0])).toBeUndefined();
  });
  it("is undefined when there are no more counts than columns, or the columns depend on each other", () => {
    expect(poissonRegression(groups(0, 1), [3, 5])).toBeUndefined();
    expect(poissonRegression([], [])).toBeUndefined();
    expect(poissonRegression(groups(1, 1, 1), [3, 5, 4])).toBeUndefined();
  });
  it("throws for a negative count, other lengths, or a number that is not finite", () => {
    expect(() => poissonRegression(ones(3), [1, -2, 3])).toThrow(
      new RangeError("counts[1] is -2; expected zero or more")
    );
    expect(() => poissonRegression(ones(3), [1, 2])).toThrow(
      new RangeError("length of counts is 2; expected 3")
    );
    expect(() => poissonRegression(ones(3), [1, 2, 3], { offset: [0] })).toThrow(
      new RangeError("length of offset is 1; expected 3")
    );
    expect(() => poissonRegression(ones(2), [1, Number.NaN])).toThrow("counts[1] is NaN");
  });
});

describe("predictPoissonTotal", () => {
  const fit = poissonRegression(ones(4), [2, 4, 6, 4])!;
  const options = { dispersion: 2, inflation: 1.5, confidence: 0.95 };
  it("has variance (phi sum(mu) + phi G'VG) times inflation squared: 2 (8 + 64/16) x 2.25 for two periods", () => {
    const { total, standardError } = predictPoissonTotal(fit, ones(2), options);
    expect(total).toBeCloseTo(8, 10);
    expect(standardError).toBeCloseTo(Math.sqrt(2 * (8 + 4) * 2.25), 10);
  });
  it("has limits equally far on the log scale, by t(3) = 3.1824", () => {
    const { total, standardError, lower, upper } = predictPoissonTotal(fit, ones(2), options);
    expect(Math.log(upper / total)).toBeCloseTo((3.1824463052837078 * standardError) / total, 10);
    expect(lower * upper).toBeCloseTo(total * total, 8);
    expect(lower).toBeGreaterThan(0);
  });
  it("multiplies by the exposure of an offset", () => {
    const later = { ...options, offset: [Math.log(3)] };
    expect(predictPoissonTotal(fit, ones(1), later).total).toBeCloseTo(12, 10);
  });
  it("is 0, exactly, for no rows", () => {
    expect(predictPoissonTotal(fit, [], options)).toEqual({
      total: 0,
      standardError: 0,
      lower: 0,
      upper: 0
    });
  });
  it("stays a finite number however wild the extrapolation", () => {
    const steep = poissonRegression(
      [0, 1, 2, 3].map((t) => [1, t]),
      [1, 9, 70, 700]
    )!;
    const { total, lower, upper } = predictPoissonTotal(steep, [[1, 1e6]], options);
    expect([total, lower, upper].every(Number.isFinite)).toBe(true);
    expect(lower).toBeLessThanOrEqual(total);
  });
  it("throws for a negative dispersion, an inflation below 1 or another number of offsets", () => {
    expect(() => predictPoissonTotal(fit, ones(1), { ...options, dispersion: -1 })).toThrow(
      new RangeError("dispersion is -1; expected zero or more")
    );
    expect(() => predictPoissonTotal(fit, ones(1), { ...options, inflation: 0.5 })).toThrow(
      new RangeError("inflation is 0.5; expected 1 or more")
    );
    expect(() => predictPoissonTotal(fit, ones(1), { ...options, offset: [] })).toThrow(
      new RangeError("length of offset is 0; expected 1")
    );
  });
});
