import { describe, expect, it } from "vitest";
import { drawnHistories } from "../../../src/rules/chances/drawn-histories.js";
import { meanWeights, weightedSums } from "../../../src/rules/chances/weighted-sums.js";
import { deviation } from "../../../src/statistics/deviation.js";
import { mean } from "../../../src/statistics/mean.js";
import { constant } from "../examples.js";

const PERIODS = 24;
const usual = Array.from({ length: PERIODS }, (_, t) => (t % 12 < 6 ? 110 : 90));
const fit = { variation: 0.1, autocorrelation: 0.6, season: new Array<number>(12).fill(1) };
const latest = meanWeights(PERIODS, 12, 12);

function correlation(a: Float32Array, b: Float32Array): number {
  const [ma, mb] = [mean([...a])!, mean([...b])!];
  const products = a.reduce((total, x, i) => total + (x - ma) * (b[i]! - mb), 0) / (a.length - 1);
  return products / (deviation([...a])! * deviation([...b])!);
}

describe("drawnHistories(usual, fit, weighed)", () => {
  const drawn = drawnHistories(usual, fit, [latest]);

  it("draws whole counts about what is usual", () => {
    drawn.forEach((counts, t) => {
      expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
      // Four standard errors of 4,096 counts.
      expect(Math.abs(mean([...counts])! - usual[t]!)).toBeLessThan(4 * (15.3 / 64));
    });
  });

  it("scatters them by counting and by the extra variation together", () => {
    // Variance of a lognormal-Poisson count: m + m^2 (exp(0.01) - 1): 110 + 121.6 and 90 + 81.4.
    expect(deviation([...drawn[3]!])).toBeCloseTo(Math.sqrt(231.6), -0.2);
    expect(deviation([...drawn[9]!])).toBeCloseTo(Math.sqrt(171.4), -0.2);
  });

  it("lets neighbours move together, those further apart less", () => {
    // (exp(0.006) - 1) and (exp(0.00216) - 1), times 12,100, over the variance of 231.6.
    expect(correlation(drawn[1]!, drawn[2]!)).toBeCloseTo(0.3144, 1);
    expect(correlation(drawn[1]!, drawn[4]!)).toBeCloseTo(0.1129, 1);
  });

  it("lays out evenly what is weighed: its mean is known far better than by chance", () => {
    const byChance = deviation([...weightedSums(drawn, latest)])! / Math.sqrt(4096);
    expect(Math.abs(mean([...weightedSums(drawn, latest)])! - 100)).toBeLessThan(byChance / 2);
  });

  it("moves whole years, counted from the first period, where it is asked to", () => {
    const apart = { ...fit, variation: 0, yearToYear: 0.1 };
    const years = drawnHistories(constant(10_000, PERIODS), apart, []);
    // Variance m + m^2 (exp(0.01) - 1) = 10,000 + 1,005,017; of it neighbours in a year share the second.
    expect(deviation([...years[3]!])! / Math.sqrt(1_015_017)).toBeCloseTo(1, 1);
    expect(correlation(years[0]!, years[11]!)).toBeCloseTo(0.99, 1);
    expect(Math.abs(correlation(years[11]!, years[12]!))).toBeLessThan(4 / 64);
  });

  it("is the same for the same fit", () => {
    const again = drawnHistories(usual, fit, [latest]);
    expect(again[5]!.slice(0, 50)).toEqual(drawn[5]!.slice(0, 50));
  });
});
