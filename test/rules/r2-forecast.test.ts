import { describe, expect, test } from "vitest";
import { addMonths } from "../../src/plan/month.js";
import type { Polarity } from "../../src/plan/plan.js";
import type { Series } from "../../src/plan/plan-data.js";
import { type ForecastModel, forecastModel } from "../../src/rules/models/forecast-model.js";
import { changeSinceBaseline } from "../../src/rules/r1-change.js";
import { FAN_CONFIDENCES, forecast, forecastFan } from "../../src/rules/r2-forecast.js";
import type { ChangeFinding, Projection, TrendsEvidence } from "../../src/rules/rating.js";
import fromR from "../statistics/r/trend-forecast.json" with { type: "json" };
import {
  constant,
  judgedChange,
  methodAt,
  PERIOD,
  seriesOf,
  seriesOfR,
  settingsWith,
  swing
} from "./examples.js";

const THIRDS = { shares: [1 / 3, 1 / 3, 1 / 3], deviation: 0 };

/** A model by hand: 100 in each of six quarters from the period end, then 200, 210, 220 and 230, 10% either way. */
const byHand = (lastIndex: number, months = THIRDS): ForecastModel => ({
  kind: "own-trend",
  method: "by hand",
  firstIndex: 6,
  lastIndex,
  periodsPerQuarter: 3,
  quarters: {
    expected: [...constant(100, 6), 200, 210, 220, 230],
    logDeviation: () => 0.1
  },
  months
});

/** April 2009 to September 2014. */
const known = seriesOf("2009-04", constant(100, 66));

/** A change whose improving lines give the target year this threshold. */
function changeWithThreshold(threshold: number): ChangeFinding {
  const change = judgedChange("no-change", "calibrated");
  if (change.finding === "not-judged") throw new Error(change.reason);
  const line = threshold / 12;
  return { ...change, evidence: { ...change.evidence, lines: { centre: line, lower: line, upper: line } } };
}

interface Choice {
  threshold?: number;
  better?: Polarity;
  changes?: Record<string, unknown>;
  model?: ForecastModel | undefined;
  period?: string;
}

function forecastByHand({ threshold = 860, better = "lower", changes, period = PERIOD, model }: Choice = {}) {
  const settings = settingsWith(changes);
  return forecast(known, better, period, settings, changeWithThreshold(threshold), model ?? byHand(65));
}

function onlyOf(finding: ReturnType<typeof forecast>): Projection {
  if (finding.finding === "not-judged") throw new Error(finding.reason);
  return finding.evidence.projections[0]!;
}

describe("R2 calibrated, by a model made by hand", () => {
  test("adds up the target year: 200 + 210 + 220 + 230", () => {
    const { total, window, from } = onlyOf(forecastByHand());
    expect(total).toBeCloseTo(860, 9);
    expect(window).toBe("forecast");
    expect(from).toBe("2009-10");
  });

  test("takes parts of quarters at their months' shares when the quarters do not fit the year", () => {
    // From October 2014 on the quarters end in January, April, July and October. The target year has the last month
    // of the sixth (100 * 50%), three whole quarters, and the first two months of the tenth (230 * (20% + 30%)).
    const model = byHand(66, { shares: [0.2, 0.3, 0.5], deviation: 0.05 });
    const later = seriesOf("2009-04", constant(100, 67));
    const finding = forecast(later, "lower", "2014-10", settingsWith(), changeWithThreshold(860), model);
    expect(onlyOf(finding).total).toBeCloseTo(50 + 200 + 210 + 220 + 115, 9);
  });

  test("has an even chance of its own total", () => {
    expect(onlyOf(forecastByHand({ threshold: 860 })).probability).toBeCloseTo(0.5, 6);
    expect(onlyOf(forecastByHand({ threshold: 860, better: "higher" })).probability).toBeCloseTo(0.5, 6);
  });

  test.each([50, 80, 90, 95, 99])(
    "the limits of a %i%% interval are passed with the rest of the chance",
    (level) => {
      const changes = { "projection.confidence": level };
      const { lower, upper } = onlyOf(forecastByHand({ changes }));
      const tail = (1 - level / 100) / 2;
      expect(onlyOf(forecastByHand({ threshold: lower })).probability).toBeCloseTo(tail, 6);
      expect(onlyOf(forecastByHand({ threshold: upper })).probability).toBeCloseTo(1 - tail, 6);
      expect(onlyOf(forecastByHand({ threshold: upper, better: "higher" })).probability).toBeCloseTo(tail, 6);
      expect(lower).toBeLessThan(860);
      expect(upper).toBeGreaterThan(860);
      expect(lower).toBeGreaterThan(0);
    }
  );

  test("is achieved with at least the probability that the settings ask for", () => {
    const { lower } = onlyOf(forecastByHand({ changes: { "projection.confidence": 80 } }));
    const at = (probability: number) =>
      forecastByHand({ threshold: lower, changes: { "projection.probability": probability } });
    expect(at(0.09).finding).toBe("achieved");
    expect(at(0.11).finding).toBe("not-achieved");
    expect(onlyOf(at(0.09)).achieves).toBe(true);
    expect(onlyOf(at(0.11)).achieves).toBe(false);
  });

  test("is achieved with the very probability that the settings ask for: an even chance of its own total", () => {
    const at = (probability: number) =>
      forecastByHand({ threshold: 860, changes: { "projection.probability": probability } });
    expect(at(0.5).finding).toBe("achieved");
    expect(at(0.51).finding).toBe("not-achieved");
  });

  test("a threshold of zero cannot be passed downwards, so it is not judged, and surely is upwards", () => {
    expect(forecastByHand({ threshold: 0 })).toMatchObject({
      finding: "not-judged",
      reason: "target-below-nothing"
    });
    expect(onlyOf(forecastByHand({ threshold: 0, better: "higher" })).probability).toBe(1);
  });

  test("is one forecast of one, by its method, without lines that cannot be drawn", () => {
    expect(forecastByHand({ threshold: 100 })).toMatchObject({
      rule: "R2",
      reading: "calibrated",
      finding: "not-achieved",
      evidence: { method: "by hand", achieving: 0, of: 1, unusable: [], threshold: 100, observedPeriods: 0 }
    });
  });
});

function outlook(series: Series, period = PERIOD, changes = {}, better: Polarity = "lower") {
  const settings = settingsWith(changes);
  const change = changeSinceBaseline(series, better, period, settings, "calibrated");
  return forecast(series, better, period, settings, change, forecastModel(series, [], period, settings));
}

function judged(...args: Parameters<typeof outlook>): TrendsEvidence & { only: Projection } {
  const finding = outlook(...args);
  if (finding.finding === "not-judged") throw new Error(finding.reason);
  return { ...finding.evidence, only: finding.evidence.projections[0]! };
}

describe("R2 calibrated, when part of the target year has been observed", () => {
  // Calibrated lines without autocorrelation are no wider than 2.2 * sqrt((100 + 80) / 12) = 8.5 either way of 100.
  const fell = seriesOf("2009-04", [...constant(100, 48), ...constant(80, 48)]);

  test("adds the observed months to those ahead: 480 and, by hand, 240 + 250", () => {
    const model = { ...byHand(89), quarters: { expected: [240, 250], logDeviation: () => 0.1 } };
    const at = (threshold: number) =>
      onlyOf(forecast(fell, "lower", "2016-09", settingsWith(), changeWithThreshold(threshold), model));
    expect(at(970).total).toBeCloseTo(970, 9);
    expect(at(970).probability).toBeCloseTo(0.5, 6);
    expect(at(at(970).lower).probability).toBeCloseTo(0.025, 6);
    expect(at(970).lower).toBeGreaterThan(480);
    expect(at(480).probability).toBe(0);
    expect(judged(fell, "2016-09")).toMatchObject({ observedPeriods: 6, observedTotal: 480 });
  });

  test("has nothing left to forecast when all of it has: the chance is 1 or 0", () => {
    const { only, observedPeriods } = judged(fell, "2017-03");
    expect(observedPeriods).toBe(12);
    expect(only).toMatchObject({ total: 960, lower: 960, upper: 960, probability: 1, achieves: true });
    expect(judged(fell, "2017-03", {}, "higher").only).toMatchObject({ probability: 0, achieves: false });
  });

  test("an observed total equal to the baseline's achieves nothing", () => {
    // Baselines whose twelfth, times twelve, is not the total again in binary arithmetic included.
    for (let total = 1; total <= 60; total += 1) {
      const counts = [total, ...constant(0, 11)];
      const same = seriesOf("2012-04", [...counts, ...counts, ...counts, ...counts, ...counts]);
      for (const better of ["lower", "higher"] as const) {
        expect(judged(same, "2017-03", { achievement: "any" }, better).only.achieves, `${total}`).toBe(false);
      }
    }
  });

  test("leaves no chance once the observed months alone pass the threshold", () => {
    // Half the target year holds 1,800, more than the baseline's 1,200: nothing that follows can change that.
    const high = seriesOf("2009-04", [...constant(100, 84), ...constant(300, 6)]);
    const any = { achievement: "any" };
    expect(judged(high, "2016-09", any).only.probability).toBe(0);
    expect(judged(high, "2016-09", any, "higher").only.probability).toBe(1);
  });
});

describe("R2 calibrated is not judged", () => {
  test("when the change since the baseline is not", () => {
    expect(outlook(seriesOf("2013-04", swing(100, 18)))).toEqual({
      rule: "R2",
      reading: "calibrated",
      finding: "not-judged",
      reason: "change-not-judged",
      evidence: {}
    });
  });

  test("when no model can be fitted, as to zeros", () => {
    expect(outlook(seriesOf("2009-04", constant(0, 66)), PERIOD, { achievement: 120 })).toEqual({
      rule: "R2",
      reading: "calibrated",
      finding: "not-judged",
      reason: "model-failed",
      evidence: {}
    });
  });

  test("with a gap in the observed part of the target year", () => {
    const counts: (number | null)[] = swing(100, 108);
    counts[90] = null;
    expect(outlook(seriesOf("2009-04", counts), "2018-03")).toMatchObject({
      finding: "not-judged",
      reason: "gap-in-window"
    });
  });
});

describe("forecastFan(series, period, settings, model)", () => {
  const series = seriesOfR("wandering");
  const fan = forecastFan(series, PERIOD, settingsWith(), forecastModel(series, [], PERIOD, settingsWith())!);

  test("has a point a month from the period end to the end of the target", () => {
    expect(fan).toHaveLength(30);
    expect(fan[0]!.month).toBe("2014-10");
    expect(fan.at(-1)!.month).toBe("2017-03");
  });

  test("has bands of 50, 80 and 95 per cent, each within the next, around the mean", () => {
    expect(FAN_CONFIDENCES).toEqual([50, 80, 95]);
    for (const { mean, bands } of fan) {
      const [inner, middle, outer] = bands;
      expect(bands.map((b) => b.confidence)).toEqual([50, 80, 95]);
      const ordered = [
        outer!.lower,
        middle!.lower,
        inner!.lower,
        mean,
        inner!.upper,
        middle!.upper,
        outer!.upper
      ];
      expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
      expect(new Set(ordered).size).toBe(7);
      expect(outer!.lower).toBeGreaterThan(0);
    }
  });

  test("adds up to the forecast of the target year", () => {
    const year = fan.slice(-12).reduce((sum, point) => sum + point.mean, 0);
    expect(year).toBeCloseTo(judged(series).only.total, 6);
  });

  test("divides quarters by their months' shares", () => {
    const shared = forecastFan(
      known,
      PERIOD,
      settingsWith(),
      byHand(65, { shares: [0.2, 0.3, 0.5], deviation: 0 })
    );
    expect(shared.slice(0, 3).map((p) => p.mean)).toEqual([20, 30, 50]);
    expect(shared.at(-1)!.mean).toBeCloseTo(115, 9);
  });

  test("is empty once the target year is over", () => {
    expect(forecastFan(known, "2017-03", settingsWith(), byHand(95))).toEqual([]);
  });

  test("has a point a quarter for a quarterly series", () => {
    const quarters = seriesOfR("quarterly");
    const model = forecastModel(quarters, [], PERIOD, settingsWith())!;
    expect(forecastFan(quarters, PERIOD, settingsWith(), model).map((p) => p.month)).toEqual([
      "2014-10",
      "2015-01",
      "2015-04",
      "2015-07",
      "2015-10",
      "2016-01",
      "2016-04",
      "2016-07",
      "2016-10",
      "2017-01"
    ]);
  });
});

/** The total of four quarters, 7 to 10 ahead, of a series and group of test/statistics/r/trend-forecast.R. */
function saidOfR(name: string, threshold: number, changes: Record<string, unknown> = {}): Projection {
  const { counts, groupTotals } = fromR.series.find((one) => one.name === name)!;
  const start = addMonths(PERIOD, 1 - 3 * counts.length);
  const own = seriesOf(start, counts, 3);
  // Four other places have the rest of the group's total between them.
  const others = [0, 1, 2, 3].map((i) => {
    const part = counts.map((count, q) => Math.floor((groupTotals[q]! - count + i) / 4));
    return seriesOf(start, part, 3);
  });
  const settings = settingsWith(changes);
  const model = forecastModel(own, [{ series: [own, ...others] }], PERIOD, settings);
  const change = changeWithThreshold(threshold);
  if (change.finding === "not-judged") throw new Error(change.reason);
  const perQuarter = threshold / 4;
  const lines = { centre: perQuarter, lower: perQuarter, upper: perQuarter };
  const ofQuarters = { ...change, evidence: { ...change.evidence, monthsPerPeriod: 3 as const, lines } };
  return onlyOf(forecast(own, "lower", PERIOD, settings, ofQuarters, model));
}

describe("R2 calibrated, against R from the counts to the chance", () => {
  test("has limits of whole numbers, and the chance of fewer than 3,500", () => {
    // R: m = 3843.656 expected, deviation d = 0.2117771; the backtest's 2.24 of it at 95%, 10 quarters ahead:
    // floor((m + 0.5) * exp(-2.24 * d) - 0.5), ceiling((m + 0.5) * exp(2.24 * d) - 0.5).
    const { total, lower, upper, probability } = saidOfR("twenty quarters with a season", 3500);
    expect(total).toBeCloseTo(3843.656, 3);
    expect([lower, upper]).toEqual([2391, 6178]);
    // pnorm(-approxfun(c(0, 0.69, 1.345, 2.24), c(0, qnorm(c(0.75, 0.9, 0.975))))(log((m + 0.5) / 3499.5) / d))
    expect(probability).toBeCloseTo(0.3322963, 6);
  });

  test("has those of a Poisson count with an uncertain mean below 50", () => {
    // R, m = 49.70143 and the rate's deviation r = 0.2470353; w(q) goes straight through 0 and 0.69, 1.345, 2.24, 3.619 at
    // qnorm(c(0.5, 0.75, 0.9, 0.975, 0.995)), and on from there:
    // p(n) = integrate(function(q) ppois(n, m * exp(sign(q) * w(abs(q)) * r)) * dnorm(q), -8, 8), knot by knot;
    // p(24) = 0.0217, p(25) = 0.0266, p(90) = 0.9746, p(91) = 0.9762, p(44) = 0.3559386.
    const { total, lower, upper, probability } = saidOfR("thirteen quarters, small counts", 45);
    expect(total).toBeCloseTo(49.70143, 4);
    expect([lower, upper]).toEqual([25, 91]);
    expect(probability).toBeCloseTo(0.3559386, 3);
  });

  test("is by method 1 what it was, where a plan keeps that: no whole numbers, and its own deviation and width", () => {
    // R: m = 3843.97, d = 0.2006122, the width 2.27; the chance by approxfun through 0.627, 1.267, 2.27, of 3500.5.
    const changes = { method: methodAt("R2", 1) };
    const said = saidOfR("twenty quarters with a season", 3500, changes);
    expect(said.total).toBeCloseTo(3843.97016, 4);
    expect(said.lower).toBeCloseTo(2437.66573, 4);
    expect(said.upper).toBeCloseTo(6061.41394, 4);
    expect(said.probability).toBeCloseTo(0.3076202, 6);
  });
});

describe("R2 calibrated, of small counts and far ahead", () => {
  const said = (counts: number[], changes: Record<string, unknown> = {}) => {
    const settings = settingsWith(changes);
    const series = seriesOf("2009-10", counts);
    const model = forecastModel(series, [], PERIOD, settings)!;
    const change = changeSinceBaseline(series, "lower", PERIOD, settings, "calibrated");
    return {
      projection: onlyOf(forecast(series, "lower", PERIOD, settings, change, model)),
      fan: forecastFan(series, PERIOD, settings, model)
    };
  };
  const isWhole = ({ lower, upper }: { lower: number; upper: number }) =>
    Number.isInteger(lower) && Number.isInteger(upper);
  const twelveOf60 = Array.from({ length: 60 }, (_, t) => Number(t % 5 === 2));

  test("gives one offence in five months bands of whole numbers that hold what chance brings", () => {
    const { projection, fan } = said(twelveOf60, { achievement: "any" });
    // 2.4 a year: qpois(c(0.025, 0.975), 2.4) is 0 and 6, and the mean is known from 12 offences only.
    expect(projection.lower).toBe(0);
    expect(projection.upper).toBeGreaterThanOrEqual(6);
    expect(projection.upper).toBeLessThanOrEqual(10);
    expect(projection.probability).toBeGreaterThan(0.2);
    expect(projection.probability).toBeLessThan(0.8);
    for (const { bands } of fan) expect(bands.every(isWhole)).toBe(true);
    for (const { bands } of fan) expect(bands.at(-1)!.upper).toBeGreaterThan(0);
  });

  test("does not take six months without an offence for the end of 20 a month", () => {
    const { projection } = said([...constant(20, 54), ...constant(0, 6)]);
    expect(projection.total).toBeGreaterThan(0);
    expect(projection.upper).toBeGreaterThan(12);
    expect(projection.probability).toBeLessThan(0.999);
  });

  test("counts the chance of whole numbers: of at most 11 is that of fewer than 12, and what is left is that of 12 and more", () => {
    const model = { ...byHand(65), quarters: byHand(65).quarters };
    const small: ForecastModel = {
      ...model,
      quarters: { expected: constant(3, 10), logDeviation: () => 0.4, rateDeviation: () => 0 },
      scaling: forecastModel(known, [], PERIOD, settingsWith())!.scaling!
    };
    // Twelve expected in four quarters, their mean known: ppois(11, 12) = 0.4616, ppois(12, 12) = 0.5760 in R.
    const chance = (threshold: number, better: Polarity = "lower") =>
      onlyOf(forecastByHand({ threshold, better, model: small })).probability;
    expect(chance(12)).toBeCloseTo(0.4616, 4);
    expect(chance(12.5)).toBeCloseTo(0.576, 4);
    expect(chance(11.5, "higher")).toBeCloseTo(1 - 0.4616, 4);
    expect(chance(12, "higher")).toBeCloseTo(1 - 0.576, 4);
  });

  test.each([20, 50, 400, 2000])(
    "is not sure of none after a level of %i a month that fell to six empty months",
    (level) => {
      const counts = Array.from({ length: 60 }, (_, t) => (t < 54 ? level + ((t * 7) % 5) - 2 : 0));
      const { projection } = said(counts);
      // Half an offence in all twenty quarters known, four of which make a year.
      expect(projection.total).toBeGreaterThanOrEqual(4 * (0.5 / 20));
      expect(projection.lower).toBe(0);
      expect(projection.upper).toBeGreaterThan(level);
      expect(projection.probability).toBeLessThan(0.99);
    }
  );

  test("widens beyond 36 months, where no error was measured", () => {
    const counts = Array.from({ length: 60 }, (_, t) => 300 + ((t * 37) % 41));
    const widths = said(counts, { "target.end": "2020-03" }).fan.map(({ mean, bands }) => {
      const { lower, upper } = bands.at(-1)!;
      return Math.log(upper / mean) - Math.log(lower / mean);
    });
    const first = widths[35]!;
    for (const [i, width] of widths.slice(36).entries()) if (i > 2) expect(width).toBeGreaterThan(first);
    expect(widths.at(-1)! / first).toBeGreaterThan(1.1);
  });
});
