import { describe, expect, it } from "vitest";
import { wilsonInterval } from "../../../src/statistics/intervals/wilson.js";

const Z2 = 1.959963984540054 ** 2;

describe("wilsonInterval", () => {
  it("is 0.2553 to 0.3662 for 81 of 263 (Newcombe 1998, table I)", () => {
    const { lower, upper } = wilsonInterval({ proportion: 81 / 263, n: 263, confidence: 0.95 });
    expect(lower).toBeCloseTo(0.2553, 4);
    expect(upper).toBeCloseTo(0.3662, 4);
  });
  it("starts at exactly 0 for none, and ends at z^2 / (n + z^2)", () => {
    const { lower, upper } = wilsonInterval({ proportion: 0, n: 20, confidence: 0.95 });
    expect(lower).toBe(0);
    expect(upper).toBeCloseTo(Z2 / (20 + Z2), 14);
  });
  it("ends at exactly 1 for all", () => {
    const { lower, upper } = wilsonInterval({ proportion: 1, n: 20, confidence: 0.95 });
    expect(lower).toBeCloseTo(20 / (20 + Z2), 14);
    expect(upper).toBe(1);
  });
  it("takes effective sample sizes that are not whole, or below 1", () => {
    const { lower, upper } = wilsonInterval({ proportion: 0.5, n: 0.4, confidence: 0.95 });
    expect(lower).toBeGreaterThan(0);
    expect(lower + upper).toBeCloseTo(1, 14);
  });
  it("throws for per cent, or no sample", () => {
    expect(() => wilsonInterval({ proportion: 82.9, n: 100, confidence: 0.95 })).toThrow(
      new RangeError("proportion is 82.9; expected a number from 0 to 1")
    );
    expect(() => wilsonInterval({ proportion: 0.5, n: 0, confidence: 0.95 })).toThrow(
      new RangeError("n is 0; expected a finite number above 0")
    );
    expect(() => wilsonInterval({ proportion: 0.5, n: 10, confidence: 95 })).toThrow("confidence is 95");
  });
});
