import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Polarity } from "../../../src/plan/plan.js";
import type { Series } from "../../../src/plan/plan-data.js";
import {
  FALLBACK_METHOD,
  FORECAST_METHOD,
  forecastModel,
  type TrendGroup
} from "../../../src/rules/models/forecast-model.js";
import { reachOf } from "../../../src/rules/models/scaled-error.js";
import { changeSinceBaseline } from "../../../src/rules/r1-change.js";
import { forecast, forecastFan } from "../../../src/rules/r2-forecast.js";
import type { Projection } from "../../../src/rules/rating.js";
import { shiftCount } from "../../../src/statistics/forecasts/count-forecast.js";
import { pooledSharedForecast } from "../../../src/statistics/forecasts/pooled-forecast.js";
import { sharedTrendForecast } from "../../../src/statistics/forecasts/trend-forecast.js";
import { constant, methodAt, PERIOD, seriesOf, settingsWith } from "../examples.js";

const FIRST = { method: methodAt("R2", 1) };
const LESS_FOLLOWED = ", followed less closely the smaller the counts";

/** Sixty months to September 2014 with a fall, a season, and a force's own wobble. */
const months = (size: number, fall: number, wobble: number): number[] =>
  Array.from({ length: 60 }, (_, t) =>
    Math.round(size * fall ** t * (1 + 0.1 * Math.cos((2 * Math.PI * t) / 12) + 0.05 * Math.sin(wobble * t)))
  );

const START = "2009-10";
const own = seriesOf(START, months(300, 0.995, 1.7));
const peers = [1, 2, 3, 4, 5, 6, 7].map((i) => seriesOf(START, months(200 + 50 * i, 0.99, 1 + 0.37 * i)));
const group: TrendGroup[] = [{ series: [own, ...peers] }];

/** The same counts by quarter. */
function byQuarter(series: Series): Series {
  const counts = series.counts.flatMap((_, i) =>
    i % 3 === 0 ? [series.counts.slice(i, i + 3).reduce<number>((sum, c) => sum + c!, 0)] : []
  );
  return { ...series, monthsPerPeriod: 3, counts };
}

function projected(
  series: Series,
  groups: TrendGroup[],
  period = PERIOD,
  changes = {},
  better: Polarity = "lower"
) {
  const settings = settingsWith({ "baseline.start": "2010-04", ...changes });
  const change = changeSinceBaseline(series, better, period, settings, "calibrated");
  const found = forecast(
    series,
    better,
    period,
    settings,
    change,
    forecastModel(series, groups, period, settings)
  );
  if (found.finding === "not-judged") throw new Error(found.reason);
  return { ...(found.evidence.projections[0] as Required<Projection>), evidence: found.evidence };
}

describe("forecastModel(series, groups, period, settings)", () => {
  const model = (series: Series, groups: TrendGroup[], changes = {}) =>
    forecastModel(series, groups, PERIOD, settingsWith(changes));

  test("takes the trend of the group, months added up to quarters", () => {
    const totals = [own, ...peers].map((s) => byQuarter(s).counts as number[]);
    const groupTotals = totals[0]!.map((_, q) => totals.reduce((sum, t) => sum + t[q]!, 0));
    const reach = { horizon: 10, season: 4 };
    const found = model(own, group)!;
    expect(found.kind).toBe("shared-trend");
    expect(found.method).toBe(`${FORECAST_METHOD} (8 forces)${LESS_FOLLOWED}`);
    expect(found.quarters.expected).toEqual(pooledSharedForecast(totals[0]!, groupTotals, reach)!.expected);
    expect(found.firstIndex).toBe(0);
    const kept = model(own, group, FIRST)!;
    expect(kept.method).toBe(`${FORECAST_METHOD} (8 forces)`);
    expect(kept.quarters.expected).toEqual(sharedTrendForecast(totals[0]!, groupTotals, reach)!.expected);
    expect(kept.scaling).toBeUndefined();
  });

  test("takes that of the proxy when too few forces have the measure's own series", () => {
    const groups = [{ series: [own] }, { series: peers, proxy: "Vehicle offences" }];
    expect(model(own, groups)!.method).toBe(
      `${FORECAST_METHOD} (7 forces, vehicle offences)${LESS_FOLLOWED}`
    );
  });

  test("leaves out forces with a gap, and falls back on the force's own trend below five forces", () => {
    const broken = peers.map((s, i) => (i < 4 ? { ...s, counts: s.counts.with(30, null) } : s));
    expect(model(own, [{ series: [own, ...broken] }])).toMatchObject({
      kind: "own-trend",
      method: `${FALLBACK_METHOD}${LESS_FOLLOWED}`
    });
    expect(model(own, [{ series: [own, ...broken.slice(3), ...peers.slice(0, 1)] }])!.kind).toBe(
      "shared-trend"
    );
    expect(model(own, [])!.kind).toBe("own-trend");
  });

  test("has no season when it is too short or none was chosen, and says so", () => {
    const short = seriesOf("2012-04", own.counts.slice(-30));
    expect(model(short, group)!.method).toBe(
      `${FORECAST_METHOD} (8 forces)${LESS_FOLLOWED}; no season, too few months`
    );
    expect(model(own, group, { "season.method": "none" })!.method).toBe(
      `${FORECAST_METHOD} (8 forces)${LESS_FOLLOWED}; no season`
    );
  });

  test("is undefined for fewer than six quarters, and when nothing ever happened", () => {
    expect(model(seriesOf("2013-05", own.counts.slice(-17)), group)).toBeUndefined();
    expect(model(seriesOf("2013-04", own.counts.slice(-18)), group)).toBeDefined();
    expect(model(seriesOf(START, constant(0, 60)), group)).toBeUndefined();
  });
});

describe("the forecast of R2", () => {
  test("is the same by month and by quarter when the target is whole quarters", () => {
    const monthly = projected(own, group);
    const quarterly = projected(byQuarter(own), [{ series: [byQuarter(own), ...peers] }]);
    expect(quarterly.total).toBeCloseTo(monthly.total, 6);
    expect(quarterly.lower).toBeCloseTo(monthly.lower, 6);
    expect(quarterly.upper).toBeCloseTo(monthly.upper, 6);
  });

  test("has by method 1 the interval that was measured for a year's total ten quarters ahead", () => {
    const settings = settingsWith(FIRST);
    const { quarters } = forecastModel(own, group, PERIOD, settings)!;
    const weights = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
    const total = quarters.expected.slice(6).reduce((a, b) => a + b, 0);
    const deviation = quarters.logDeviation(weights);
    const reach = reachOf(
      { kind: "shared-trend", target: "total", quartersAhead: 10, deviation, within: 0 },
      0.95
    );
    const found = projected(own, group, PERIOD, FIRST);
    expect(found.total).toBeCloseTo(total, 8);
    expect(found.lower).toBeCloseTo(shiftCount(total, -reach), 8);
    expect(found.upper).toBeCloseTo(shiftCount(total, reach), 8);
    expect(found.evidence.method).toBe(`${FORECAST_METHOD} (8 forces)`);
  });

  test("has by method 1 a threshold at its limit with the probability that the interval leaves there", () => {
    // 95% interval: 2.5% lie below its lower limit. By method 2 limits are whole numbers, and leave a little less.
    const settings = settingsWith({ "baseline.start": "2010-04", ...FIRST });
    const { lower } = projected(own, group, PERIOD, FIRST);
    const change = changeSinceBaseline(own, "lower", PERIOD, settings, "calibrated");
    if (change.finding === "not-judged") throw new Error(change.reason);
    const lines = { ...change.evidence.lines, lower: lower / 12 };
    const moved = { ...change, evidence: { ...change.evidence, lines } };
    const found = forecast(
      own,
      "lower",
      PERIOD,
      settings,
      moved,
      forecastModel(own, group, PERIOD, settings)
    );
    if (found.finding === "not-judged") throw new Error(found.reason);
    expect(found.evidence.projections[0]!.probability).toBeCloseTo(0.025, 6);
  });

  test("adds what has been observed, and is less uncertain the more that is", () => {
    const long = seriesOf(START, [...own.counts, ...own.counts.slice(-30)]);
    const groups = [
      { series: [long, ...peers.map((s) => ({ ...s, counts: [...s.counts, ...s.counts.slice(-30)] }))] }
    ];
    const widths = ["2016-03", "2016-07", "2016-11", "2017-02", "2017-03"].map((period) => {
      const { lower, upper } = projected(long, groups, period);
      return upper - lower;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths.at(-1)).toBe(0);
    expect(widths.at(-2)).toBeGreaterThan(0);
  });

  test("never goes below zero, nor is anything of it NaN, for any counts", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 30, maxLength: 78 }),
        fc.boolean(),
        fc.constantFrom("2014-09", "2014-10", "2014-11"),
        fc.constantFrom(1, 2),
        (counts, alone, period, version) => {
          const length = counts.length;
          const start = `${2014 - Math.floor((length + 2) / 12)}-01`;
          const series = seriesOf(start, [...counts, ...constant(1, 24)]);
          const groups = alone ? [] : [{ series: [series, ...peers] }];
          const settings = settingsWith({ "target.end": "2016-08", method: methodAt("R2", version) });
          const found = forecastModel(series, groups, period, settings);
          if (!found) return;
          for (const { mean, bands } of forecastFan(series, period, settings, found)) {
            const all = [mean, ...bands.flatMap(({ lower, upper }) => [lower, upper])];
            expect(all.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
            // The mean of a few counts, one of them large, may lie above the middle half of what is to be expected.
            const widest = version === 1 ? bands : bands.slice(-1);
            expect(widest.every(({ lower, upper }) => lower <= mean && mean <= upper)).toBe(true);
            const outwards = [
              ...bands.map(({ lower }) => lower).reverse(),
              ...bands.map(({ upper }) => upper)
            ];
            expect(outwards).toEqual(outwards.toSorted((a, b) => a - b));
          }
        }
      ),
      { seed: 20140930, numRuns: 60 }
    );
  });

  test("adds up from the fan's means, whatever part of a quarter the target begins in", () => {
    for (const period of ["2014-07", "2014-08", "2014-09"]) {
      const settings = settingsWith({ "baseline.start": "2010-04" });
      const found = forecastModel(own, group, period, settings)!;
      const fan = forecastFan(own, period, settings, found);
      const year = fan.slice(-12).reduce((sum, point) => sum + point.mean, 0);
      expect(projected(own, group, period).total).toBeCloseTo(year, 8);
    }
  });
});
