import { describe, expect, it } from "vitest";
import { attributeChart } from "../../../src/statistics/control-limits/attribute-chart.js";

const lines = { z: 2, spread: 3, variance: () => 0.01, largest: 1 };

describe("attributeChart", () => {
  it("puts the lines z x spread x sqrt(variance / denominator) from the overall ratio", () => {
    const chart = attributeChart([50, 150], [100, 400], lines)!;
    expect(chart.centre).toBe(0.4);
    expect(chart.points[0]!.value).toBe(0.5);
    expect(chart.points[0]!.sigma).toBeCloseTo(0.01, 15);
    expect(chart.points[0]!.upper).toBeCloseTo(0.46, 14);
    expect(chart.points[1]!.lower).toBeCloseTo(0.37, 14);
  });
  it("holds the lines between 0 and the largest value", () => {
    const [point] = attributeChart([1], [2], { ...lines, z: 10 })!.points;
    expect([point!.lower, point!.upper]).toEqual([0, 1]);
  });
  it("is undefined for no periods", () => expect(attributeChart([], [], lines)).toBeUndefined());
  it("throws for a denominator of 0, and says which", () => {
    expect(() => attributeChart([1, 0], [2, 0], lines)).toThrow(
      new RangeError("denominators[1] is 0; expected a number above 0")
    );
  });
  it("throws for a numerator beyond its denominator, when the largest value is 1", () => {
    expect(() => attributeChart([3], [2], lines)).toThrow(
      new RangeError("numerators[0] is 3; expected 0 to 2")
    );
    expect(() => attributeChart([-1], [2], lines)).toThrow("numerators[0] is -1");
  });
});
