import { describe, expect, it } from "vitest";
import {
  criticalT,
  criticalZ,
  upperProbability
} from "../../../src/statistics/distributions/critical-value.js";

describe("critical values", () => {
  it("criticalZ(0.95) is 1.959964, criticalZ(0.998) 3.090232", () => {
    expect(criticalZ(0.95)).toBeCloseTo(1.959963984540054, 14);
    expect(criticalZ(0.998)).toBeCloseTo(3.090232306167813, 12);
  });
  it("criticalT(0.95, 11) is 2.200985", () => expect(criticalT(0.95, 11)).toBeCloseTo(2.20098516009, 10));
  it("upperProbability(0.9) is 0.95", () => expect(upperProbability(0.9)).toBeCloseTo(0.95, 15));
  it("throw for per cent, or a confidence of 0 or 1", () => {
    for (const confidence of [95, 0, 1, Number.NaN]) {
      const message = `confidence is ${confidence}; expected a number between 0 and 1`;
      expect(() => criticalZ(confidence)).toThrow(new RangeError(message));
      expect(() => criticalT(confidence, 5)).toThrow(new RangeError(message));
    }
  });
});
