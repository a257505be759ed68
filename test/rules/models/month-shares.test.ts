import { describe, expect, test } from "vitest";
import { monthShares } from "../../../src/rules/models/month-shares.js";

describe("monthShares(counts, season)", () => {
  test("are each month's part of its quarter, over all years", () => {
    const year = [10, 20, 70, 30, 30, 40, 50, 25, 25, 0, 60, 40];
    const { shares, deviation } = monthShares([...year, ...year.map((c) => 3 * c)], true);
    expect(shares).toEqual([0.1, 0.2, 0.7, 0.3, 0.3, 0.4, 0.5, 0.25, 0.25, 0, 0.6, 0.4]);
    expect(deviation).toBeLessThan(0.01);
  });

  test("begin with the month after the last, however many quarters are known", () => {
    // Five quarters: the second quarter of the cycle is the next one.
    const counts = [1, 1, 2, 2, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 2];
    expect(monthShares(counts, true).shares.slice(0, 3)).toEqual([0.5, 0.25, 0.25]);
  });

  test("are a third each without a season", () => {
    const { shares, deviation } = monthShares([10, 20, 30, 30, 20, 10], false);
    expect(shares).toEqual([1 / 3, 1 / 3, 1 / 3]);
    // Logarithms of 10.5, 20.5, 30.5 over 20.5, twice, on four free months of six... each counted as 3 * 2 / 2.
    const squares = 2 * (Math.log(10.5 / 20.5) ** 2 + Math.log(30.5 / 20.5) ** 2);
    expect(deviation).toBeCloseTo(Math.sqrt(squares / 6), 12);
  });

  test("are a third each in a quarter of the year in which nothing ever happened", () => {
    const { shares, deviation } = monthShares(new Array(24).fill(0), true);
    expect(shares.every((share) => share === 1 / 3)).toBe(true);
    expect(deviation).toBe(0);
  });
});
