import { describe, expect, test } from "vitest";
import { drawHistory, monthLengths, uniforms } from "../../loaders/evidence/independent-histories.js";
import { addMonths } from "../../src/plan/month.js";
import type { Series } from "../../src/plan/plan-data.js";
import { unchangedHistory } from "../../src/rules/chances/unchanged-history.js";
import { seasonFound } from "../../src/rules/models/season-factors.js";
import { type XmrChances, xmrChances } from "../../src/views/xmr-chances.js";
import { constant, PERIOD, seriesOf, settingsWith } from "../rules/examples.js";
import { signsOf } from "./independent-xmr.js";

/** Histories drawn by other means: four standard errors of a share of a half are a point, and the product's own fewer ones may be off by another. */
const RUNS = 40_000;
const POINTS = 0.02;

const settings = settingsWith();

/** A series of so many periods, the last of them that of September 2014, drawn about a level with a season, scatter and memory. */
function like(level: number, variation: number, memory: number, periods: number, monthsPerPeriod: 1 | 3 = 1) {
  const months = periods * monthsPerPeriod;
  const start = addMonths(PERIOD, 1 - months);
  const year = 12 / monthsPerPeriod;
  const season = Array.from({ length: year }, (_, i) => 1 + 0.12 * Math.sin((2 * Math.PI * i) / year));
  const lengths = lengthsOf(start, periods, monthsPerPeriod);
  const own = { level, variation, autocorrelation: memory, season };
  const counts = drawHistory(own, lengths, positionOf(start, monthsPerPeriod), uniforms(7 + periods));
  return seriesOf(start, counts, monthsPerPeriod);
}

const positionOf = (start: string, monthsPerPeriod: number) =>
  Math.floor((Number(start.slice(5)) - 1) / monthsPerPeriod);

function lengthsOf(start: string, periods: number, monthsPerPeriod: number): number[] {
  const months = monthLengths(
    Number(start.slice(0, 4)),
    Number(start.slice(5)) - 1,
    periods * monthsPerPeriod
  );
  return Array.from({ length: periods }, (_, i) => {
    const own = months.slice(i * monthsPerPeriod, (i + 1) * monthsPerPeriod);
    return own.reduce((total, month) => total + month, 0) / monthsPerPeriod;
  });
}

interface Chart {
  /** Periods shown, and how many before the period end new limits begin. */
  shown: number;
  anew?: number;
  season: boolean;
}

function choiceOf(series: Series, { shown, anew, season }: Chart) {
  const { monthsPerPeriod } = series;
  const before = (periods: number) => addMonths(PERIOD, 1 - periods * monthsPerPeriod);
  return {
    from: before(shown),
    to: PERIOD,
    periodEnd: PERIOD,
    starts: anew === undefined ? [] : [before(anew)],
    z: settings.z,
    season: season ? seasonFound(series, PERIOD, settings) : undefined
  };
}

/** Shares of signs in histories drawn and judged with other code. */
function simulated(series: Series, { shown, anew = shown, season }: Chart): XmrChances {
  const { level, variation, autocorrelation, season: factors } = unchangedHistory(series, PERIOD, settings)!;
  const { start, monthsPerPeriod, counts } = series;
  const lengths = lengthsOf(start, counts.length, monthsPerPeriod);
  const firstPosition = positionOf(start, monthsPerPeriod);
  const uniform = uniforms(shown);
  const year = 12 / monthsPerPeriod;
  const asked = {
    first: counts.length - anew,
    latest: 6 / monthsPerPeriod,
    z: settings.z,
    season: season ? { year, firstPosition, window: 60 / monthsPerPeriod, lengths } : null
  };
  const found = { beyond: 0, beyondZ: 0, rules: 0, any: 0 };
  const own = { level, variation, autocorrelation, season: factors };
  for (let run = 0; run < RUNS; run++) {
    const signs = signsOf(drawHistory(own, lengths, firstPosition, uniform), asked);
    for (const name of Object.keys(found) as (keyof XmrChances)[]) found[name] += Number(signs[name]) / RUNS;
  }
  return found;
}

describe("xmrChances", () => {
  test.each<[string, Series, Chart]>([
    ["a large series, season removed", like(2000, 0.06, 0.3, 84), { shown: 36, season: true }],
    ["a large series, season kept", like(2000, 0.06, 0.3, 84), { shown: 36, season: false }],
    ["a small series, season removed", like(6, 0.1, 0, 66), { shown: 48, season: true }],
    ["limits begun anew 15 months ago", like(120, 0.15, 0.5, 60), { shown: 40, anew: 15, season: true }],
    ["a tiny series, season removed", like(1.5, 0.2, 0, 60), { shown: 36, season: true }],
    ["a wild series with a long memory", like(60, 0.4, 0.7, 84), { shown: 42, season: true }],
    ["quarters, season removed", like(300, 0.05, 0.2, 40, 3), { shown: 36, season: true }]
  ])("is what histories drawn and judged by other means show: %s", (_, series, chart) => {
    const chances = xmrChances(series, choiceOf(series, chart), settings)!;
    const expected = simulated(series, chart);
    for (const name of Object.keys(expected) as (keyof XmrChances)[])
      expect(
        Math.abs(chances[name] - expected[name]),
        `${name}: ${chances[name]} for ${expected[name]}`
      ).toBeLessThan(POINTS);
  });

  test("is not known where the series has no fit, or its latest months have no lines", () => {
    const zeros = seriesOf("2011-10", constant(0, 36));
    expect(xmrChances(zeros, choiceOf(zeros, { shown: 36, season: false }), settings)).toBeNull();
    const series = like(100, 0.05, 0, 60);
    expect(xmrChances(series, choiceOf(series, { shown: 36, anew: 6, season: true }), settings)).toBeNull();
    const gap = { ...series, counts: series.counts.map((count, i) => (i >= 54 ? null : count)) };
    expect(xmrChances(gap, choiceOf(gap, { shown: 36, season: false }), settings)).toBeNull();
  });
});
