import { describe, expect, it } from "vitest";
import { checkTail, newton } from "../../../src/statistics/distributions/newton.js";

describe("newton", () => {
  it("finds the square root of 2", () => {
    expect(newton((x) => (x * x - 2) / (2 * x), 1)).toBeCloseTo(Math.SQRT2, 15);
  });
  it("stays at a root that it starts from", () => expect(newton(() => 0, 5)).toBe(5));
});

describe("checkTail", () => {
  it("lets through what has a quantile, and nothing else", () => {
    expect(() => checkTail(1e-250)).not.toThrow();
    expect(() => checkTail(1e-251)).toThrow(
      new RangeError("p is 1e-251; expected a probability from 1e-250 to below 1")
    );
  });
});
