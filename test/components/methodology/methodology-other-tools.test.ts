import { describe, expect, test } from "vitest";
import {
  againstBenchmark,
  recentTrend,
  smallestFalls,
  TREND_CRITICAL
} from "../../../src/components/methodology/methodology-other-comparisons.js";
import {
  makingDataCountSignals,
  otherLimits
} from "../../../src/components/methodology/methodology-other-limits.js";

describe("otherLimits", () => {
  // The example of NHSRplotthedots' vignette "Deviations from Excel defaults": a wild tenth value.
  const counts = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
  const centre = 35 / 18;
  const limits = otherLimits(counts, 1.96);
  const of = (name: string) => limits.find((l) => l.name.startsWith(name))!;

  test("takes 2.66 mean moving ranges for Making Data Count and Minitab", () => {
    // 17 ranges: 15 of 1, one of 8, one of 9: mean 32/17.
    expect(of("Making Data Count").upper).toBeCloseTo(centre + (3 / 1.128) * (32 / 17), 9);
  });

  test("leaves out ranges above 3.267 times the mean for NHSRplotthedots", () => {
    expect(of("NHSRplotthedots").upper).toBeCloseTo(centre + 3 / 1.128, 9);
  });

  test("takes standard deviations of the counts for R5 and for three sigma", () => {
    const ratio = (of("Three").upper - centre) / (of("R5").upper - centre);
    expect(ratio).toBeCloseTo(3 / 1.96, 9);
  });
});

test("makingDataCountSignals finds seven on one side, and seven that rise", () => {
  const calm = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
  expect(makingDataCountSignals([...calm, 11.5, 11.6, 11.5, 11.6, 11.5, 11.6], 12)).toEqual([17]);
  expect(makingDataCountSignals([...calm, 10, 10.2, 10.4, 10.6, 10.8, 10.9, 11], 12)).toContain(18);
  expect(makingDataCountSignals(calm, 12)).toEqual([]);
});

test("againstBenchmark says where a rate lies by its own interval", () => {
  expect(againstBenchmark(4000, 1_000_000, 3).place).toBe("above");
  expect(againstBenchmark(4000, 1_000_000, 4.05).place).toBe("similar");
  expect(againstBenchmark(4000, 1_000_000, 5).place).toBe("below");
});

describe("recentTrend", () => {
  test("marks a steady fall, and passes over a level", () => {
    expect(recentTrend([5000, 4800, 4600, 4400, 4200]).trend).toBe("decreasing");
    expect(recentTrend([5000, 4990, 5010, 5000, 4995]).trend).toBe("no change");
  });

  test("needs a slope that no single year turns", () => {
    const { chiSquare, trend } = recentTrend([5000, 5000, 5000, 4990, 5600]);
    expect(chiSquare).toBeGreaterThan(TREND_CRITICAL);
    expect(trend).toBe("no change");
  });

  test("uses the critical value that Fingertips publishes", () => {
    expect(TREND_CRITICAL).toBeCloseTo(9.54953570608324, 9);
  });
});

test("smallestFalls: intervals that do not overlap need a larger fall than one interval for the difference", () => {
  const { newcombe, apart } = smallestFalls(0.85, 600, 0.95);
  expect(newcombe).toBeGreaterThan(0.03);
  expect(apart / newcombe).toBeCloseTo(Math.SQRT2, 1);
});
