import { describe, expect, it } from "vitest";
import { byarInterval } from "../../../src/statistics/intervals/byar.js";
import { poissonInterval } from "../../../src/statistics/intervals/poisson-interval.js";

describe("byarInterval", () => {
  it("is x (1 - 1/9x -/+ z / 3 sqrt(x))^3, with x + 1 above", () => {
    const z = 1.959963984540054;
    const { lower, upper } = byarInterval(9, 0.95);
    expect(lower).toBeCloseTo(9 * (1 - 1 / 81 - z / 9) ** 3, 12);
    expect(upper).toBeCloseTo(10 * (1 - 1 / 90 + z / (3 * Math.sqrt(10))) ** 3, 12);
  });
  it("starts at exactly 0 for a count of 0", () => expect(byarInterval(0, 0.95).lower).toBe(0));
  it("has no lower end below 0, however small the count and high the confidence", () => {
    expect(byarInterval(1, 0.9999).lower).toBe(0);
  });
  it("is close to the exact interval", () => {
    const [byar, exact] = [byarInterval(50, 0.95), poissonInterval(50, 0.95)];
    expect(byar.lower / exact.lower).toBeCloseTo(1, 3);
    expect(byar.upper / exact.upper).toBeCloseTo(1, 3);
  });
  it("throws for a negative count", () => {
    expect(() => byarInterval(-1, 0.95)).toThrow(
      new RangeError("count is -1; expected a finite number of 0 or more")
    );
  });
});
