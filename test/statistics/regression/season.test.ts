import { describe, expect, it } from "vitest";
import { harmonics, seasonIndicators } from "../../../src/statistics/regression/season.js";

describe("harmonics", () => {
  it("gives cosine and sine of each harmonic: 1, 0, 1, 0 in the first month", () => {
    expect(harmonics(0, 12, 2)).toEqual([1, 0, 1, 0]);
  });
  it("is a quarter of the way round in April: 0, 1, -1, 0", () => {
    const april = harmonics(3, 12);
    [0, 1, -1, 0].forEach((value, i) => {
      expect(april[i]).toBeCloseTo(value, 15);
    });
  });
  it("leaves out the sine of the second harmonic of quarters, which is always 0", () => {
    const columns = [0, 1, 2, 3].map((quarter) => harmonics(quarter, 4, 2));
    expect(columns.map((row) => row.length)).toEqual([3, 3, 3, 3]);
    expect(columns.map((row) => Math.round(row[2]!))).toEqual([1, -1, 1, -1]);
  });
  it("adds up to nothing over a year", () => {
    const year = Array.from({ length: 12 }, (_, month) => harmonics(month, 12, 2));
    for (let j = 0; j < 4; j++) expect(year.reduce((total, row) => total + row[j]!, 0)).toBeCloseTo(0, 14);
  });
  it("gives nothing for no harmonics", () => expect(harmonics(5, 12, 0)).toEqual([]));
  it("throws for a position outside the year, or a harmonic faster than the periods", () => {
    expect(() => harmonics(12, 12)).toThrow(
      new RangeError("position is 12; expected a whole number from 0 to 11")
    );
    expect(() => harmonics(0, 4, 3)).toThrow(
      new RangeError("count is 3; expected a whole number from 0 to 2")
    );
    expect(() => harmonics(0, 0)).toThrow("periodsPerYear is 0");
  });
});

describe("seasonIndicators", () => {
  it("is all zeros in the first period, which the others are compared with", () => {
    expect(seasonIndicators(0, 4)).toEqual([0, 0, 0]);
  });
  it("is 1 in its own place in the others", () => {
    expect(seasonIndicators(1, 4)).toEqual([1, 0, 0]);
    expect(seasonIndicators(3, 4)).toEqual([0, 0, 1]);
    expect(seasonIndicators(11, 12)).toHaveLength(11);
  });
  it("throws for a position that is not whole", () => {
    expect(() => seasonIndicators(1.5, 4)).toThrow(
      new RangeError("position is 1.5; expected a whole number from 0 to 3")
    );
  });
});
