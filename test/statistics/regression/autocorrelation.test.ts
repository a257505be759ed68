import { describe, expect, it } from "vitest";
import {
  autocorrelationInflation,
  correctedAutocorrelation,
  lagOneAutocorrelation
} from "../../../src/statistics/regression/autocorrelation.js";

describe("lagOneAutocorrelation", () => {
  it("is products of neighbouring deviations over squares: (-1 x 0 + 0 x 1) / 2 for 1, 2, 3", () => {
    expect(lagOneAutocorrelation([1, 2, 3])).toBeCloseTo(0, 15);
  });
  it("is -0.5 for 10000001, 10000003, 10000002 (NIST StRD NumAcc1)", () => {
    expect(lagOneAutocorrelation([10000001, 10000003, 10000002])).toBe(-0.5);
  });
  it("is near -1 for a series that alternates: -5 / 6 for six values", () => {
    expect(lagOneAutocorrelation([1, -1, 1, -1, 1, -1])).toBeCloseTo(-5 / 6, 15);
  });
  it("is undefined for fewer than two values, or when all are equal", () => {
    expect(lagOneAutocorrelation([])).toBeUndefined();
    expect(lagOneAutocorrelation([3])).toBeUndefined();
    expect(lagOneAutocorrelation([3, 3, 3])).toBeUndefined();
  });
  it("is undefined for equal values whose mean is rounded: 0.1 ten times has a mean of 0.09999999999999999", () => {
    const values = Array.from({ length: 10 }, () => 0.1);
    expect(values.reduce((sum, v) => sum + v, 0) / 10).not.toBe(0.1);
    expect(lagOneAutocorrelation(values)).toBeUndefined();
  });
  it("is undefined where no deviation is above the least that means anything", () => {
    const rounding = [1, 2, 3, 2, 1].map((v) => v * 1e-9);
    expect(lagOneAutocorrelation(rounding, 1e-6)).toBeUndefined();
    expect(lagOneAutocorrelation(rounding)).toBeDefined();
  });
});

describe("correctedAutocorrelation", () => {
  it("adds the bias of a short series, (1 + 3r) / n: 0.4 from 60 values becomes 0.4 + 2.2 / 60", () => {
    expect(correctedAutocorrelation(0.4, 60)).toBeCloseTo(0.4 + 2.2 / 60, 14);
  });
  it("stays a correlation", () => {
    expect(correctedAutocorrelation(0.99, 10)).toBe(1);
    expect(correctedAutocorrelation(-0.99, 10)).toBe(-1);
  });
  it("throws for what is not a correlation, or no number of values", () => {
    expect(() => correctedAutocorrelation(2, 10)).toThrow(
      new RangeError("r is 2; expected a correlation from -1 to 1")
    );
    expect(() => correctedAutocorrelation(0, 0.5)).toThrow(
      new RangeError("n is 0.5; expected a whole number of 1 or more")
    );
  });
});

describe("autocorrelationInflation", () => {
  it("is sqrt((1 + r) / (1 - r)): 2 for 0.6", () => {
    expect(autocorrelationInflation(0.6)).toBeCloseTo(2, 14);
  });
  it("is 1 for no or negative correlation", () => {
    expect(autocorrelationInflation(0)).toBe(1);
    expect(autocorrelationInflation(-0.7)).toBe(1);
  });
  it("believes no more than 0.95: sqrt(39)", () => {
    expect(autocorrelationInflation(1)).toBeCloseTo(Math.sqrt(39), 12);
    expect(autocorrelationInflation(0.96)).toBe(autocorrelationInflation(0.95));
  });
  it("throws for what is not a correlation", () => {
    expect(() => autocorrelationInflation(1.2)).toThrow(
      new RangeError("r is 1.2; expected a correlation from -1 to 1")
    );
    expect(() => autocorrelationInflation(Number.NaN)).toThrow("r is NaN");
  });
});
