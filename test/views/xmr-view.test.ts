import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths } from "../../src/plan/month.js";
import type { SeasonalModel } from "../../src/rules/models/seasonal-model.js";
import { xmrLimits } from "../../src/statistics/control-limits/xmr.js";
import { type XmrChoice, xmrView } from "../../src/views/xmr-view.js";
import { constant, seriesOf } from "../rules/examples.js";
import exploratory from "../rules/r/exploratory.json" with { type: "json" };

const START = "2011-04";

/** Every month of a series that starts in April 2011, up to its last. */
function view(counts: (number | null)[], changes: Partial<XmrChoice> = {}) {
  const to = addMonths(START, counts.length - 1);
  return xmrView(seriesOf(START, counts), {
    from: START,
    to,
    periodEnd: to,
    starts: [],
    z: 1.96,
    ...changes
  });
}

/**
 * 16 months whose mean is 100 and whose moving ranges are all 4: sigma 4 / 1.128 = 3.5461, lines at 3 of them 89.3617 and
 * 110.6383, two thirds of the way 92.9078 and 107.0922, lines at 1.96 of them 93.0496 and 106.9504.
 */
const level = Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? 98 : 102));
const named = (counts: (number | null)[], changes?: Partial<XmrChoice>) =>
  view(counts, changes).signals.map(({ month, rule, direction }) => `${month} ${rule} ${direction}`);

describe("xmrView", () => {
  test("agrees with R: two phases, limits of the first 24 figures, a gap, every rule (r/exploratory.R)", () => {
    const { counts, second, limits, signals } = exploratory.xmr;
    const found = view(counts, { starts: [second] });
    found.phases.forEach((phase, i) => {
      const { centre, inner, outer } = phase.limits!;
      [centre, inner.lower, inner.upper, outer.lower, outer.upper].forEach((line, k) => {
        expect(line).toBeCloseTo(limits[i]![k]!, 10);
      });
    });
    expect(found.signals.map(({ month, rule }) => `${month} ${rule}`)).toEqual(signals);
    expect(found.judged).toBe(43);
    expect(new Set(found.signals.map(({ rule }) => rule)).size).toBe(5);
  });

  test("puts lines at the mean +/- 3 and z x mean moving range / 1.128", () => {
    const { limits, figures } = view(level).phases[0]!;
    expect(figures).toBe(16);
    expect(limits!.centre).toBe(100);
    expect(limits!.meanMovingRange).toBe(4);
    expect(limits!.outer.upper).toBeCloseTo(110.6383, 4);
    expect(limits!.outer.lower).toBeCloseTo(89.3617, 4);
    expect(limits!.inner.upper).toBeCloseTo(106.9504, 4);
    expect(limits!.inner.lower).toBeCloseTo(93.0496, 4);
  });

  test("takes limits from the first 24 figures of each phase, and judges the later ones by them", () => {
    // 24 months about 100, then eight about 120: the mean stays 100 and the last eight are far beyond its lines.
    const months = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 98 : 102));
    const found = view([...months, ...constant(120, 8)]);
    expect(found.phases[0]).toMatchObject({
      figures: 32,
      baseline: { figures: 24, from: "2011-04", to: "2013-03" },
      limits: { centre: 100, meanMovingRange: 4 }
    });
    expect(found.judged).toBe(32);
    expect(found.signals.filter(({ rule }) => rule === "beyond").map(({ month }) => month)).toEqual([
      "2013-04",
      "2013-05",
      "2013-06",
      "2013-07",
      "2013-08",
      "2013-09",
      "2013-10",
      "2013-11"
    ]);
    // A phase that begins anew has 24 of its own: eight are too few.
    const anew = view([...months, ...constant(120, 8)], { starts: ["2013-04"] });
    expect(anew.phases[1]).toMatchObject({ figures: 8, baseline: null, limits: null });
  });

  test("counts known figures, not months, for the first 24", () => {
    const months = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 98 : 102));
    const found = view([...months.slice(0, 10), null, null, ...months.slice(10), 300]);
    expect(found.phases[0]!.baseline).toEqual({ figures: 24, from: "2011-04", to: "2013-05" });
    expect(found.phases[0]!.limits!.centre).toBe(100);
  });

  test("divides every count by what is usual for its time of year, and keeps the count", () => {
    // Every third month usually has twice as many as the others: of 300 in one of them 200 are left.
    const usual = (i: number) => (i % 3 === 0 ? 1.5 : 0.75);
    const counts = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 98 : 102) * usual(i));
    counts[21] = 300;
    const season = { model: {} as SeasonalModel, usual };
    const found = view(counts, { season });
    expect(found.adjusted!.counts.slice(0, 4)).toEqual([98, 102, 98, 102]);
    expect(found.signals).toContainEqual({
      month: "2013-01",
      value: 200,
      count: 300,
      rule: "beyond",
      direction: "up"
    });
    expect(found.signals.filter(({ rule }) => rule === "beyond")).toHaveLength(1);
    expect(view(counts).adjusted).toBeNull();
  });

  test("has the limits of xmrLimits where there is no gap and the lower line is above zero", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 900, max: 1100 }), { minLength: 12, maxLength: 40 }),
        (counts) => {
          const found = view(counts).phases[0]!.limits!;
          const expected = xmrLimits(counts.slice(0, 24), 1.96)!;
          expect(found.inner.upper).toBeCloseTo(expected.upper, 8);
          expect(found.inner.lower).toBeCloseTo(Math.max(0, expected.lower), 8);
          expect(found.outer.upper).toBeCloseTo(xmrLimits(counts.slice(0, 24), 3)!.upper, 8);
        }
      )
    );
  });

  test("names a month beyond a line and the way it lies", () => {
    // A peak of 130 for 98: the mean is 102, the ranges add to 13 x 4 + 2 x 28 = 108, sigma is 7.2 / 1.128 = 6.38, the lines 121.1
    // and 114.5.
    const peak = (value: number) => level.map((count, i) => (i === 8 ? value : count));
    expect(named(peak(130))).toEqual(["2011-12 beyond up"]);
    // One of 114 moves the mean to 101; ranges of 12 twice and 4 else make sigma 5.0667 / 1.128 = 4.49: 2.89 of them above it.
    expect(named(peak(114))).toEqual(["2011-12 beyond-z up"]);
    // With z = 3 or more no month is beyond z without being beyond 3.
    expect(named(peak(114), { z: 3 })).toEqual([]);
  });

  test("goes by two thirds of 3 standard deviations, whatever z is", () => {
    // 107 and 108 lie 7 and 8 from the mean of the first 24, which is 100: two thirds of the way are 7.09.
    const months = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 98 : 102));
    for (const z of [0.5, 1.96, 4]) {
      const patterns = (counts: number[]) => named(counts, { z }).filter((text) => text.includes("two-of"));
      expect(patterns([...months, 108, 99, 107])).toEqual([]);
      expect(patterns([...months, 108, 99, 108])).toEqual(["2013-06 two-of-three up"]);
    }
  });

  test("names the eighth month in a row on one side, and those after it", () => {
    const counts = [
      ...constant(0, 9).map((_, i) => 98 + (i % 2)),
      ...constant(0, 9).map((_, i) => 101 + (i % 2))
    ];
    const sides = named(counts).filter((text) => text.includes("one-side"));
    expect(sides).toEqual([
      "2011-11 one-side down",
      "2011-12 one-side down",
      "2012-08 one-side up",
      "2012-09 one-side up"
    ]);
  });

  test("names the sixth month in a row that rises", () => {
    const counts = [...level.slice(0, 8), 99, 100, 101, 102, 103, 104, 98, 102];
    expect(named(counts)).toContain("2012-05 trending up");
  });

  test("begins new limits in a chosen month, and no run reaches into another phase", () => {
    const counts = [...level, ...level.map((count) => count - 40)];
    const found = view(counts, { starts: ["2012-08"] });
    expect(found.phases.map(({ from, to, figures }) => [from, to, figures])).toEqual([
      ["2011-04", "2012-07", 16],
      ["2012-08", "2013-11", 16]
    ]);
    expect(found.phases.map(({ limits }) => limits!.centre)).toEqual([100, 60]);
    expect(found.signals).toEqual([]);
    expect(view(counts).signals.length).toBeGreaterThan(16);
  });

  test("refuses limits for fewer than twelve figures, and signals nothing there", () => {
    const counts = [...level, 500, ...constant(60, 10)];
    const found = view(counts, { starts: ["2012-08"] });
    expect(found.phases[1]).toEqual({
      from: "2012-08",
      to: "2013-06",
      figures: 11,
      baseline: null,
      limits: null
    });
    expect(found.judged).toBe(16);
    expect(found.signals).toEqual([]);
  });

  test("reads nothing after the period end, but shows it", () => {
    const counts = [...level, 500, 500, 500];
    const found = view(counts, { periodEnd: "2012-07" });
    const own = view(level).phases[0]!;
    expect(found.phases).toEqual([{ ...own, to: "2012-10" }]);
    expect(found.signals).toEqual([]);
  });

  test("a phase that starts after the period end ends the lines before it and has none", () => {
    const found = view([...level, 1, 2, 3], { periodEnd: "2012-07", starts: ["2012-09"] });
    expect(found.phases.map(({ to, figures }) => [to, figures])).toEqual([
      ["2012-08", 16],
      ["2012-10", 0]
    ]);
  });

  test("ignores starts outside the months shown, and a start in the first of them", () => {
    expect(view(level, { starts: ["2010-01", START, "2019-01"] }).phases).toHaveLength(1);
  });

  test("takes the months from the first one shown", () => {
    const counts = [...constant(900, 6), ...level];
    expect(view(counts, { from: "2011-10" }).phases[0]!.limits!.centre).toBe(100);
  });

  test("draws no moving range and no run across a gap", () => {
    // Eight on one side, but for a gap between the fourth and the fifth.
    const counts = [...level, ...constant(103, 4), null, ...constant(103, 4)];
    const found = view(counts);
    expect(found.phases[0]!.figures).toBe(24);
    // Of 24 figures: 15 ranges of 4, one of 1 (102 to 103), three of 0 before the gap and three after it.
    expect(found.phases[0]!.limits!.meanMovingRange).toBeCloseTo(61 / 22, 12);
    expect(found.signals.filter(({ rule }) => rule === "one-side")).toEqual([]);
  });

  test("has no limits where no two figures stand next to each other", () => {
    const counts = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? 100 : null));
    expect(view(counts).phases[0]).toMatchObject({ figures: 15, limits: null });
  });

  test("finds nothing in a constant series, of zeros too", () => {
    for (const value of [0, 40]) {
      const found = view(constant(value, 24));
      expect(found.phases[0]!.limits).toMatchObject({
        centre: value,
        outer: { lower: value, upper: value },
        inner: { lower: value, upper: value }
      });
      expect(found.signals).toEqual([]);
    }
  });

  test("stops the lower line at zero, which a count of zero does not pass", () => {
    const counts = [0, 3, 0, 4, 0, 0, 5, 0, 1, 0, 0, 2, 0, 3];
    expect(view(counts).phases[0]!.limits!).toMatchObject({ outer: { lower: 0 }, inner: { lower: 0 } });
    expect(named(counts).some((text) => text.includes("beyond") && text.endsWith("down"))).toBe(false);
  });

  test("reads whole quarters, and starts a phase with the next whole one", () => {
    const series = seriesOf(
      "2008-04",
      Array.from({ length: 26 }, (_, i) => 300 + (i % 2) * 10),
      3
    );
    const choice = { from: "2008-04", to: "2014-09", periodEnd: "2014-08", starts: ["2011-05"], z: 1.96 };
    expect(xmrView(series, choice).phases.map(({ from, figures }) => [from, figures])).toEqual([
      ["2008-04", 13],
      ["2011-07", 12]
    ]);
  });

  test("has defined numbers for no data at all", () => {
    expect(view(constant(0, 5).map(() => null))).toEqual({
      phases: [{ from: START, to: "2011-08", figures: 0, baseline: null, limits: null }],
      signals: [],
      judged: 0,
      adjusted: null
    });
  });
});
