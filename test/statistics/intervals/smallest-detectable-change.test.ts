import { describe, expect, it } from "vitest";
import { newcombeDifference } from "../../../src/statistics/intervals/newcombe.js";
import { smallestDetectableChange } from "../../../src/statistics/intervals/smallest-detectable-change.js";

const waves = { proportion: 0.829, n1: 1000, n2: 800, confidence: 0.95 };

describe("smallestDetectableChange", () => {
  it("is where Newcombe's interval begins to leave out zero, up and down", () => {
    const { up, down } = smallestDetectableChange(waves);
    const ends = (later: number) =>
      newcombeDifference({ p1: later, n1: 800, p2: 0.829, n2: 1000, confidence: 0.95 });
    expect(ends(0.829 + up! + 1e-6).lower).toBeGreaterThan(0);
    expect(ends(0.829 + up! - 1e-6).lower).toBeLessThan(0);
    expect(ends(0.829 - down! - 1e-6).upper).toBeLessThan(0);
    expect(ends(0.829 - down! + 1e-6).upper).toBeGreaterThan(0);
  });
  it("is about 1.96 sqrt(2 p (1 - p) / n) for large equal samples", () => {
    const { up } = smallestDetectableChange({ proportion: 0.5, n1: 1e6, n2: 1e6, confidence: 0.95 });
    expect(up! / (1.96 * Math.sqrt(0.5 / 1e6))).toBeCloseTo(1, 3);
  });
  it("is 2.3 points down from 82.9% with 2,165 a wave (methodology)", () => {
    const { down } = smallestDetectableChange({ proportion: 0.829, n1: 2165, n2: 2165, confidence: 0.95 });
    expect(down).toBeCloseTo(0.023, 4);
  });
  it("is undefined where not even 0 or 1 would be a change", () => {
    expect(smallestDetectableChange({ ...waves, proportion: 1 }).up).toBeUndefined();
    expect(smallestDetectableChange({ ...waves, proportion: 0 }).down).toBeUndefined();
    expect(smallestDetectableChange({ proportion: 0.5, n1: 2, n2: 2, confidence: 0.95 })).toEqual({
      up: undefined,
      down: undefined
    });
  });
  it("throws for what is not a proportion", () => {
    expect(() => smallestDetectableChange({ ...waves, proportion: 82.9 })).toThrow(
      new RangeError("p2 is 82.9; expected a number from 0 to 1")
    );
  });
});
