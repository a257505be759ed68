import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { drawHistory, uniforms } from "../../../loaders/evidence/independent-histories.js";
import { planMeasures } from "../../../src/plan/plan.js";
import { unchangedHistory } from "../../../src/rules/chances/unchanged-history.js";
import { trendModel } from "../../../src/rules/rate-measure.js";
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
    const fits = Array.from(
      { length: 200 },
      () => fitOf(drawHistory({ level: 400, variation: 0.1, autocorrelation: 0.4, season }, 60, 9, uniform))!
    );
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
    // As an audit with other code found them.
    const context = ownContext(loadData("data"));
    const series = planMeasures(context.plan).flatMap(({ measure }) =>
      measure.kind === "offences" ? [context.data.series[measure.series]![context.force]!] : []
    );
    const variations = series.map(
      (one) => unchangedHistory(one, context.period, context.settings)!.variation
    );
    expect(100 * quantile(variations, 0.5)!).toBeCloseTo(8.6, 1);
    const neighbours = series.map((one) => trendModel(one, context)!.autocorrelation);
    expect(quantile(neighbours, 0.5)).toBeCloseTo(0.35, 2);
  });

  it("finds no extra variation in counts that vary less than counting alone makes them", () => {
    const fit = fitOf(Array.from({ length: 60 }, (_, i) => 400 + (i % 2)))!;
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
