import { describe, expect, test } from "vitest";
import { addMonths, daysOf } from "../../../src/plan/month.js";
import { seasonalModel, trendColumn } from "../../../src/rules/models/seasonal-model.js";
import { constant, LEAST_DISPERSION, seriesOf, seriesOfR, settingsWith } from "../examples.js";

const none = () => [];

/** Months that repeat the same year: 100 in January to 210 in December. */
const yearly = (years: number) =>
  seriesOf(
    "2010-01",
    Array.from({ length: 12 * years }, (_, i) => 100 + 10 * (i % 12))
  );

/** Months of this file are made alike, whatever their days, but for the two tests of days. */
const alike = (changes: Record<string, unknown> = {}) =>
  settingsWith({ "season.calendar": "months", ...changes });

describe("seasonalModel(series, lastIndex, settings, columns)", () => {
  test("without season or columns is the mean, with the dispersion about it", () => {
    // 90 and 110 in turn: Pearson chi-square 24 * 100 / 100 over 23 degrees of freedom.
    const series = seriesOf(
      "2010-01",
      Array.from({ length: 24 }, (_, i) => 100 + (i % 2 ? 10 : -10))
    );
    const model = seasonalModel(series, 23, alike(), none)!;
    expect(Math.exp(model.fit.coefficients[0]!)).toBeCloseTo(100, 8);
    expect(model.dispersion).toBeCloseTo(24 / 23, 10);
    // Residuals -1, 1, -1, ...: 23 products of -1 over 24 squares. A negative r does not narrow anything.
    // Corrected for 24 values: r + (1 + 3r) / 24, which is below -1.
    expect(model.autocorrelation).toBe(-1);
    expect(model.inflation).toBe(1);
  });

  test("inflates by sqrt((1 + r) / (1 - r)) for a positive autocorrelation", () => {
    // Twelve of 90, then twelve of 110: products 11 + 11 - 1 = 21 over 24 squares, r = 0.875,
    // corrected for 24 values by (1 + 3 * 0.875) / 24 to 1.026, which is taken as 1 and believed as 0.95: sqrt(39).
    const series = seriesOf("2010-01", [...constant(90, 12), ...constant(110, 12)]);
    const model = seasonalModel(series, 23, alike(), none)!;
    expect(model.autocorrelation).toBe(1);
    expect(model.inflation).toBeCloseTo(Math.sqrt(39), 8);
  });

  test("takes the least dispersion that counting plausibly shows for any smaller one", () => {
    const model = seasonalModel(seriesOf("2010-01", constant(100, 24)), 23, alike(), none)!;
    expect(model.fit.dispersion).toBeCloseTo(0, 8);
    expect(model.dispersion).toBeCloseTo(LEAST_DISPERSION[23], 10);
  });

  test("a constant series has no autocorrelation: what residuals it has are rounding", () => {
    for (const level of [3, 7, 100, 101, 997]) {
      for (const months of [24, 60]) {
        const model = seasonalModel(seriesOf("2010-01", constant(level, months)), months - 1, alike(), none)!;
        expect([model.autocorrelation, model.inflation], `${months} of ${level}`).toEqual([0, 1]);
      }
    }
  });

  test("fits a season from 36 months on, none below", () => {
    const series = yearly(5);
    expect(seasonalModel(series, 34, alike(), none)!.season).toBe("none");
    expect(seasonalModel(series, 35, alike(), none)!.season).toBe("harmonics");
    expect(seasonalModel(series, 23, alike({ "season.minimum": 24 }), none)!.season).toBe("harmonics");
  });

  /** A hundred offences a day, from March 2011, whatever the month: 2012 has a February of 29 days. */
  const byDays = (monthsPerPeriod: 1 | 3) =>
    seriesOf(
      "2011-03",
      Array.from({ length: 60 / monthsPerPeriod }, (_, i) =>
        Array.from(
          { length: monthsPerPeriod },
          (_, j) => 100 * daysOf(addMonths("2011-03", i * monthsPerPeriod + j))
        ).reduce((a, b) => a + b, 0)
      ),
      monthsPerPeriod
    );

  test.each([1, 3] as const)(
    "months count by their days, so that no February is quiet (periods of %i)",
    (length) => {
      const settings = settingsWith({ "season.method": "none" });
      const series = byDays(length);
      const model = seasonalModel(series, series.counts.length - 1, settings, none)!;
      // 146,097 days in 4,800 months: 3,043.6875 offences in an average month.
      expect(Math.exp(model.fit.coefficients[0]!)).toBeCloseTo(3043.6875 * length, 6);
      expect(model.fit.dispersion).toBeCloseTo(0, 8);
    }
  );

  test("months count alike where the setting says so: the days are then dispersion", () => {
    const settings = settingsWith({ "season.method": "none", "season.calendar": "months" });
    const model = seasonalModel(byDays(1), 59, settings, none)!;
    expect(model.fit.dispersion).toBeGreaterThan(1);
    const quiet = model.fit.fitted[11]! - 2900;
    expect(model.fit.fitted[0]).toBe(model.fit.fitted[11]);
    expect(quiet).toBeGreaterThan(100);
  });

  test("looks at the last 60 months and no further", () => {
    const model = seasonalModel(yearly(7), 83, alike(), none)!;
    expect(model.periods).toBe(60);
    expect(model.firstIndex).toBe(24);
    expect(seasonalModel(yearly(7), 83, alike({ "season.window": 36 }), none)!.firstIndex).toBe(48);
  });

  test("stops at a gap", () => {
    const series = yearly(5);
    series.counts[20] = null;
    const model = seasonalModel(series, 59, alike(), none)!;
    expect(model.firstIndex).toBe(21);
    expect(model.periods).toBe(39);
  });

  test.each([
    ["none", 1],
    ["harmonics", 5],
    ["months", 12]
  ])("season “%s” has a row of %i numbers", (method, columns) => {
    const model = seasonalModel(yearly(5), 59, alike({ "season.method": method }), none)!;
    expect(model.row(60)).toHaveLength(columns);
    expect(model.season).toBe(method);
  });

  test("month effects reproduce a season of any shape, and the months to come", () => {
    const model = seasonalModel(yearly(5), 59, alike({ "season.method": "months" }), none)!;
    const january = model.row(60).reduce((sum, x, j) => sum + x * model.fit.coefficients[j]!, 0);
    expect(Math.exp(january)).toBeCloseTo(100, 6);
  });

  test("two waves repeat themselves after a year", () => {
    const model = seasonalModel(yearly(5), 59, alike(), none)!;
    model.row(3).forEach((x, j) => {
      expect(x).toBeCloseTo(model.row(15)[j]!, 12);
    });
    // The cosine of the yearly wave is 1 in January and -1 in July.
    expect(model.row(0)[1]).toBeCloseTo(1, 12);
    expect(model.row(6)[1]).toBeCloseTo(-1, 12);
  });

  test("has an effect for each quarter of a quarterly series, from twelve quarters on", () => {
    const quarters = seriesOf(
      "2010-01",
      Array.from({ length: 20 }, (_, i) => 100 + 10 * (i % 4)),
      3
    );
    const model = seasonalModel(quarters, 19, alike(), none)!;
    expect(model.row(20)).toEqual([1, 0, 0, 0]);
    expect(model.row(21)).toEqual([1, 1, 0, 0]);
    expect(model.row(23)).toEqual([1, 0, 0, 1]);
    expect(seasonalModel(quarters, 10, alike(), none)!.row(0)).toHaveLength(1);
  });

  test("is undefined for zeros only, for too few periods, and when the last period is missing", () => {
    expect(seasonalModel(seriesOf("2010-01", constant(0, 60)), 59, alike(), none)).toBeUndefined();
    expect(seasonalModel(seriesOf("2010-01", [5]), 0, alike(), none)).toBeUndefined();
    expect(seasonalModel(yearly(5), 60, alike(), none)).toBeUndefined();
    expect(seasonalModel(yearly(5), -1, alike(), none)).toBeUndefined();
  });
});

test("trendColumn counts years from the last period, in months and in quarters", () => {
  expect(trendColumn(seriesOfR("declining"), 65)(65)).toEqual([0]);
  expect(trendColumn(seriesOfR("declining"), 65)(53)).toEqual([-1]);
  expect(trendColumn(seriesOfR("declining"), 65)(95)).toEqual([2.5]);
  expect(trendColumn(seriesOfR("quarterly"), 21)(25)).toEqual([1]);
});
