import { describe, expect, test } from "vitest";
import type { Polarity } from "../../src/plan/plan.js";
import type { Series } from "../../src/plan/plan-data.js";
import type { Reading } from "../../src/plan/readings.js";
import { spcVariance } from "../../src/rules/r5-spc.js";
import type { SpcEvidence } from "../../src/rules/rating.js";
import { random } from "../../src/statistics/distributions/random.js";
import { constant, PERIOD, rules, seriesOf, seriesOfR, settingsWith } from "./examples.js";

function spc(
  series: Series,
  changes = {},
  reading: Reading = "as-written",
  better: Polarity = "lower",
  period = PERIOD
) {
  return spcVariance(series, better, period, settingsWith(changes), reading);
}

const evidenceOf = (...args: Parameters<typeof spc>) => spc(...args).evidence as SpcEvidence;

// Twelve months with mean 100 and variance 4: deviations 3, -3, 3, -3, 2, -2 and six zeros, 44 / 11.
const TWELVE = [103, 97, 103, 97, 102, 98, 100, 100, 100, 100, 100, 100];
/** April 2013 to September 2014: the twelve months, then six with this mean. */
const then = (mean: number) => seriesOf("2013-04", [...TWELVE, ...constant(mean, 6)]);

describe("R5 as written", () => {
  test("puts lines z standard deviations of the twelve months around their mean", () => {
    expect(evidenceOf(then(101))).toEqual({
      monthsPerPeriod: 1,
      recent: { from: "2014-04", to: "2014-09", periods: 6, total: 606, mean: 101 },
      previous: { from: "2013-04", to: "2014-03", periods: 12, total: 1200, mean: 100 },
      lines: { centre: 100, lower: 100 - 1.96 * 2, upper: 100 + 1.96 * 2 },
      standardDeviation: 2,
      spread: "points"
    });
  });

  test.each([
    [96, "green", "below-lower-line", "red"],
    [97, "amber", "between-lines", "amber"],
    [103, "amber", "between-lines", "amber"],
    [104, "red", "above-upper-line", "green"]
  ])("a recent mean of %i is %s, %s; %s when higher is better", (mean, rating, reason, flipped) => {
    expect(spc(then(mean))).toMatchObject({ rule: "R5", reading: "as-written", rating, reason });
    expect(spc(then(mean), {}, "as-written", "higher").rating).toBe(flipped);
  });

  test("on the line is between: with z = 2 the lines are 96 and 104", () => {
    expect(spc(then(104), { z: 2 }).rating).toBe("amber");
    expect(spc(then(96), { z: 2 }).rating).toBe("amber");
    const above = seriesOf("2013-04", [...TWELVE, 104, 104, 104, 104, 104, 105]);
    expect(spc(above, { z: 2 }).rating).toBe("red");
    const below = seriesOf("2013-04", [...TWELVE, 96, 96, 96, 96, 96, 95]);
    expect(spc(below, { z: 2 }).rating).toBe("green");
  });

  // 1.96 * 2 = 3.92; / sqrt(6) = 1.600334; * sqrt(1/6 + 1/12) = 1.96.
  test.each([
    ["points", 3.92],
    ["mean", 3.92 / Math.sqrt(6)],
    ["difference", 1.96]
  ])("spc.lines = %s has lines %d from the mean", (lines, margin) => {
    const evidence = evidenceOf(then(100), { "spc.lines": lines });
    expect(evidence.lines.lower).toBeCloseTo(100 - margin, 10);
    expect(evidence.lines.upper).toBeCloseTo(100 + margin, 10);
    expect(evidence.spread).toBe(lines);
  });

  test("a recent mean of 98 is green by “mean” and “difference”, amber by the paper's “points”", () => {
    const rating = (lines: string) => spc(then(98), { "spc.lines": lines }).rating;
    expect([rating("points"), rating("mean"), rating("difference")]).toEqual(["amber", "green", "green"]);
  });

  test("z moves the lines", () => {
    expect(spc(then(104), { z: 3 }).rating).toBe("amber");
    expect(spc(then(103), { z: 1 }).rating).toBe("red");
  });

  test("the recent months are judged by those before them, and not the other way round", () => {
    // Judged by the calm months the wild ones are far above; by the wild ones, the calm are within.
    const wild = [90, 150, 90, 150, 90, 150];
    const calm = seriesOf("2013-04", [...TWELVE, ...wild]);
    expect(spc(calm).rating).toBe("red");
    const swapped = seriesOf("2013-04", [...wild, ...wild, ...constant(100, 6)]);
    expect(spc(swapped).rating).toBe("amber");
    expect(evidenceOf(calm).previous.to).toBe("2014-03");
    expect(evidenceOf(calm).recent.from).toBe("2014-04");
  });

  test("the windows follow the settings and do not overlap", () => {
    const evidence = evidenceOf(then(101), { "spc.recent": 3, "spc.previous": 6 });
    expect(evidence.recent).toMatchObject({ from: "2014-07", to: "2014-09", periods: 3 });
    expect(evidence.previous).toMatchObject({ from: "2014-01", to: "2014-06", periods: 6 });
  });

  test("reads quarters: two against the four before them", () => {
    // Mean 300, variance (100 + 100 + 0 + 0) / 3.
    const quarters = seriesOf("2013-04", [290, 310, 300, 300, 330, 330], 3);
    const evidence = evidenceOf(quarters);
    expect(evidence.standardDeviation).toBeCloseTo(Math.sqrt(200 / 3), 12);
    expect(evidence.recent).toMatchObject({ periods: 2, mean: 330 });
    expect(evidence.previous).toMatchObject({ periods: 4, mean: 300, from: "2013-04", to: "2014-03" });
    expect(spc(quarters).rating).toBe("red");
  });

  test("a period end inside a quarter judges the last complete one", () => {
    const quarters = seriesOf("2013-01", [1, 290, 310, 300, 300, 330, 330], 3);
    expect(evidenceOf(quarters, {}, "as-written", "lower", "2014-08").recent.to).toBe("2014-06");
  });

  test("has no line below zero, and zeros are on it", () => {
    const rare = seriesOf("2013-04", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, ...constant(0, 6)]);
    expect(evidenceOf(rare).lines.lower).toBe(0);
    expect(spc(rare).rating).toBe("amber");
  });
});

describe.each(["as-written", "calibrated"] as const)("R5 %s", (reading) => {
  test("leaves a constant series between its lines", () => {
    expect(spc(seriesOf("2009-04", constant(100, 66)), {}, reading).rating).toBe("amber");
    expect(spc(seriesOf("2009-04", constant(100, 66)), {}, reading, "higher").rating).toBe("amber");
  });

  test("does not see what comes after the period end", () => {
    const series = seriesOfR("wandering");
    const cut = { ...series, counts: series.counts.slice(0, 66) };
    expect(spc(series, {}, reading)).toEqual(spc(cut, {}, reading));
  });

  test("is not rated without data", () => {
    expect(spc(seriesOf("2015-04", [1, 2]), {}, reading)).toEqual({
      rule: "R5",
      reading,
      rating: "not-rated",
      reason: "no-data",
      evidence: { needed: 18, available: 0 }
    });
  });

  test("is not rated with fewer than 18 months", () => {
    expect(spc(seriesOf("2013-05", constant(100, 17)), {}, reading)).toMatchObject({
      rating: "not-rated",
      reason: "too-few-periods",
      evidence: { needed: 18, available: 17 }
    });
    expect(spc(seriesOf("2013-04", constant(100, 18)), {}, reading).rating).toBe("amber");
  });

  test("is not rated with a gap, and names the month", () => {
    const counts: (number | null)[] = constant(100, 18);
    counts[7] = null;
    expect(spc(seriesOf("2013-04", counts), {}, reading)).toMatchObject({
      rating: "not-rated",
      reason: "gap-in-window",
      evidence: { months: ["2013-11"] }
    });
  });
});

describe("R5 calibrated", () => {
  // Poisson counts with a season, 8% lower each year, and in the last six months a tenth lower still.
  const falling = () => {
    const draw = random(1);
    const level = (i: number) => 1000 * (1 + 0.05 * Math.cos((2 * Math.PI * i) / 12)) * 0.92 ** (i / 12);
    return seriesOf(
      "2008-04",
      Array.from({ length: 78 }, (_, i) => draw.poisson(level(i) * (i < 72 ? 1 : 0.9)))
    );
  };

  test("a trend in the older months does not hide a recent fall: it is neither noise nor autocorrelation", () => {
    expect(spc(falling(), {}, "calibrated").rating).toBe("green");
  });

  test("is not rated when no model can be fitted, as to zeros", () => {
    expect(spc(seriesOf("2009-04", constant(0, 66)), {}, "calibrated")).toMatchObject({
      rating: "not-rated",
      reason: "model-failed"
    });
  });

  // All zeros have no logarithm: Wald's test of such a window would be lost in a standard error without bound.
  test.each([
    ["a fall to nothing", [...constant(100, 60), ...constant(0, 6)]],
    ["a rise from nothing", [...constant(50, 48), ...constant(0, 12), ...constant(100, 6)]]
  ])("never calls %s “no change”: it says that the model fails", (_, counts) => {
    expect(spc(seriesOf("2009-04", counts), {}, "calibrated")).toMatchObject({
      rating: "not-rated",
      reason: "model-failed"
    });
  });

  test("says that the model fails when its upper line is beyond all numbers", () => {
    const wild = seriesOf("2012-04", [0, 1, 0, 0, 0, 205, 1], 3);
    const changes = { z: 5, "spc.recent": 2, "season.minimum": 24 };
    expect(spc(wild, changes, "calibrated", "lower", "2014-02")).toMatchObject({
      rating: "not-rated",
      reason: "model-failed"
    });
  });

  test("takes a season for a season: as written turns red for it, calibrated does not", () => {
    // Every year alike: 80 from October to March, 120 from April to September; the year before has a mean of 100.
    const series = seriesOf(
      "2009-04",
      Array.from({ length: 66 }, (_, i) => (i % 12 < 6 ? 120 : 80))
    );
    expect(spc(series, { z: 0.9 }).rating).toBe("red");
    expect(spc(series, { z: 0.9, "season.method": "months" }, "calibrated").rating).toBe("amber");
  });

  test("sees a change that as written does not", () => {
    // 100 a month and then 80: as written the season's spread hides it.
    const level = (i: number) => (i < 60 ? 1000 : 850);
    const series = seriesOf(
      "2009-04",
      Array.from({ length: 66 }, (_, i) => level(i) * (i % 12 < 6 ? 1.2 : 0.8))
    );
    expect(spc(series).rating).toBe("amber");
    expect(spc(series, { "season.method": "months" }, "calibrated").rating).toBe("green");
  });
});

describe.each(
  rules.cases
    .filter((c) => c.R5)
    .map((c) => [`${c.series}, ${c.period}, season ${c.method}, calendar of ${c.calendar}`, c] as const)
)("R5 agrees with R: %s", (_, { series: name, period, method, calendar, ...expected }) => {
  const series = seriesOfR(name);
  const R5 = expected.R5!;

  test.each(["points", "mean", "difference"] as const)("as written, %s", (lines) => {
    const evidence = evidenceOf(series, { "spc.lines": lines }, "as-written", "lower", period);
    expect(evidence.recent.mean).toBeCloseTo(R5.recentMean, 9);
    expect(evidence.previous.mean).toBeCloseTo(R5.previousMean, 9);
    expect(evidence.standardDeviation).toBeCloseTo(R5.standardDeviation, 9);
    expect(evidence.lines.lower).toBeCloseTo(R5[lines][0]!, 8);
    expect(evidence.lines.upper).toBeCloseTo(R5[lines][1]!, 8);
  });

  test("calibrated", () => {
    const result = spc(
      series,
      { "season.method": method, "season.calendar": calendar },
      "calibrated",
      "lower",
      period
    );
    const { lines, test, recent } = result.evidence as SpcEvidence;
    const expected = R5.calibrated;
    expect(test!.t).toBeCloseTo(expected.t, 6);
    expect(test!.degreesOfFreedom).toBe(expected.degreesOfFreedom);
    expect(test!.critical).toBeCloseTo(expected.critical, 9);
    expect(test!.ratio).toBeCloseTo(expected.ratio, 8);
    expect(test!.dispersion).toBeCloseTo(expected.dispersion, 6);
    expect(test!.autocorrelation).toBeCloseTo(expected.autocorrelation, 6);
    expect(test!.inflation).toBeCloseTo(expected.inflation, 5);
    expect(test!.season).toBe(expected.season);
    expect(test!.fittedPeriods).toBe(expected.fittedPeriods);
    expect(lines.centre / expected.centre).toBeCloseTo(1, 7);
    expect(lines.lower / expected.lines[0]!).toBeCloseTo(1, 6);
    expect(lines.upper / expected.lines[1]!).toBeCloseTo(1, 6);
    const side =
      recent.mean > expected.lines[1]! ? "red" : recent.mean < expected.lines[0]! ? "green" : "amber";
    expect(result.rating).toBe(side);
  });
});
