import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { drawHistory, monthLengths, uniforms } from "../../../loaders/evidence/independent-histories.js";
import { planMeasures } from "../../../src/plan/plan.js";
import { withSetting } from "../../../src/plan/settings.js";
import { unchangedHistory } from "../../../src/rules/chances/unchanged-history.js";
import { trendModel } from "../../../src/rules/models/trend-model.js";
import { lastIndexAt } from "../../../src/rules/windows/series-window.js";
import { mean } from "../../../src/statistics/mean.js";
import { quantile } from "../../../src/statistics/quantile.js";
import { constant, PERIOD, seriesOf, settingsWith } from "../examples.js";

const settings = settingsWith();
const fitOf = (counts: number[]) => unchangedHistory(seriesOf("2009-10", counts), PERIOD, settings);

describe("unchangedHistory(series, period, settings)", () => {
  it("finds, on average, level, season and extra variation of five years that were drawn, and a part of their correlation", () => {
    const wave = (month: number) => (2 * Math.PI * month) / 12;
    const raw = Array.from({ length: 12 }, (_, m) =>
      Math.exp(0.15 * Math.cos(wave(m)) + 0.05 * Math.sin(2 * wave(m)))
    );
    const season = raw.map((factor) => factor / mean(raw)!);
    const uniform = uniforms(7);
    const drawn = { level: 400, variation: 0.1, autocorrelation: 0.4, season };
    const lengths = monthLengths(2009, 9, 60);
    const fits = Array.from({ length: 200 }, () => fitOf(drawHistory(drawn, lengths, 9, uniform))!);
    expect(mean(fits.map(({ level }) => level))).toBeCloseTo(400, -1);
    // Season and trend take up some of what neighbouring months share: 0.24 of 0.4 is left on average.
    expect(mean(fits.map(({ variation }) => variation))).toBeGreaterThan(0.09);
    expect(mean(fits.map(({ variation }) => variation))).toBeLessThan(0.102);
    expect(mean(fits.map(({ autocorrelation }) => autocorrelation))).toBeGreaterThan(0.2);
    expect(mean(fits.map(({ autocorrelation }) => autocorrelation))).toBeLessThan(0.4);
    season.forEach((factor, month) => {
      expect(Math.abs(mean(fits.map((fit) => fit.season[month]!))! - factor)).toBeLessThan(0.03);
    });
  });

  it("finds in the plan’s own series a median extra variation of 8.6% and a correlation of neighbours of 0.35", () => {
    // As an audit with other code found them, all months counting alike.
    const context = ownContext(loadData("data"));
    const alike = withSetting(context.settings, "season.calendar", "months");
    const series = planMeasures(context.plan).flatMap(({ measure }) =>
      measure.kind === "offences" ? [context.data.series[measure.series]![context.force]!] : []
    );
    const variations = series.map((one) => unchangedHistory(one, context.period, alike)!.variation);
    expect(100 * quantile(variations, 0.5)!).toBeCloseTo(8.6, 1);
    const neighbours = series.map(
      (one) => trendModel(one, lastIndexAt(one, context.period), alike)!.autocorrelation
    );
    expect(quantile(neighbours, 0.5)).toBeCloseTo(0.35, 2);
  });

  it("expects of a month what its days make of it, of a leap year's too, unless all count alike", () => {
    const wave = (month: number) => 1 + 0.2 * Math.cos((2 * Math.PI * month) / 12);
    const lengths = monthLengths(2009, 9, 60);
    const series = seriesOf(
      "2009-10",
      lengths.map((length, i) => Math.round(4000 * wave((9 + i) % 12) * length))
    );
    const fitted = (calendar: string) =>
      unchangedHistory(
        series,
        PERIOD,
        settingsWith({ "season.method": "months", "season.calendar": calendar })
      )!;
    const byDays = fitted("days");
    // February and March of 2012, the 29th and 30th month: 29 and 31 of 30.436875 days.
    expect(byDays.length(28)).toBeCloseTo(29 / 30.436875, 10);
    expect(byDays.length(29)).toBeCloseTo(31 / 30.436875, 10);
    expect(byDays.level).toBeCloseTo(4000, -1);
    expect(byDays.season[1]! / byDays.season[7]!).toBeCloseTo(wave(1) / wave(7), 3);
    const alike = fitted("months");
    expect(alike.length(28)).toBe(1);
    // Four Februaries of 28 days and one of 29, against Augusts of 31.
    expect(alike.season[1]! / alike.season[7]!).toBeCloseTo((28.2 / 31) * (wave(1) / wave(7)), 3);
  });

  it("finds no extra variation in counts that vary less than counting alone makes them", () => {
    const alike = settingsWith({ "season.calendar": "months" });
    const counts = Array.from({ length: 60 }, (_, i) => 400 + (i % 2));
    const fit = unchangedHistory(seriesOf("2009-10", counts), PERIOD, alike)!;
    expect(fit).toMatchObject({ variation: 0, autocorrelation: 0 });
    expect(fit.level).toBeCloseTo(400.5, 3);
  });

  it("has a season whose mean is 1, without one where the settings ask for none", () => {
    const counts = Array.from({ length: 60 }, (_, i) => 100 + 30 * (i % 12 === 3 ? 1 : 0));
    expect(mean(fitOf(counts)!.season)).toBeCloseTo(1, 12);
    const none = settingsWith({ "season.method": "none" });
    expect(unchangedHistory(seriesOf("2009-10", counts), PERIOD, none)!.season).toEqual(constant(1, 12));
  });

  it("is unknown where no model can be fitted", () => {
    expect(fitOf(constant(0, 60))).toBeUndefined();
    expect(unchangedHistory(seriesOf("2014-09", [5]), PERIOD, settings)).toBeUndefined();
  });
});
