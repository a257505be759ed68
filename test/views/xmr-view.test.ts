import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths } from "../../src/plan/month.js";
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

/** 16 months whose mean is 100 and whose moving ranges are all 4: sigma 4 / 1.128 = 3.546, lines 93.0497 and 106.9503. */
const level = Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? 98 : 102));
const named = (counts: (number | null)[], changes?: Partial<XmrChoice>) =>
  view(counts, changes).signals.map(({ month, rule, direction }) => `${month} ${rule} ${direction}`);

describe("xmrView", () => {
  test("agrees with R: two phases, a gap, every rule (r/exploratory.R)", () => {
    const { counts, second, limits, signals } = exploratory.xmr;
    const found = view(counts, { starts: [second] });
    found.phases.forEach((phase, i) => {
      const { centre, lower, upper } = phase.limits!;
      const [c, l, u] = limits[i]!;
      expect(centre).toBeCloseTo(c!, 10);
      expect(lower).toBeCloseTo(l!, 10);
      expect(upper).toBeCloseTo(u!, 10);
    });
    expect(found.signals.map(({ month, rule }) => `${month} ${rule}`)).toEqual(signals);
    expect(found.judged).toBe(39);
    expect(new Set(found.signals.map(({ rule }) => rule)).size).toBe(4);
  });

  test("puts lines at the mean +/- z x mean moving range / 1.128", () => {
    const { limits, figures } = view(level).phases[0]!;
    expect(figures).toBe(16);
    expect(limits!.centre).toBe(100);
    expect(limits!.meanMovingRange).toBe(4);
    expect(limits!.upper).toBeCloseTo(100 + (1.96 * 4) / 1.128, 12);
    expect(limits!.lower).toBeCloseTo(100 - (1.96 * 4) / 1.128, 12);
  });

  test("has the limits of xmrLimits where there is no gap and the lower line is above zero", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 900, max: 1100 }), { minLength: 12, maxLength: 40 }),
        (counts) => {
          const found = view(counts).phases[0]!.limits!;
          const expected = xmrLimits(counts, 1.96)!;
          expect(found.upper).toBeCloseTo(expected.upper, 8);
          expect(found.lower).toBeCloseTo(Math.max(0, expected.lower), 8);
        }
      )
    );
  });

  test("names a month beyond a line and the way it lies", () => {
    // A peak of 130 moves the mean to 102, the mean moving range to 124 / 15 = 8.27, the upper line to 116.4.
    const counts = level.map((count, i) => (i === 8 ? 130 : count));
    expect(named(counts)).toEqual(["2011-12 beyond up"]);
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
    expect(found.phases[1]).toEqual({ from: "2012-08", to: "2013-06", figures: 11, limits: null });
    expect(found.judged).toBe(16);
    expect(found.signals).toEqual([]);
  });

  test("reads nothing after the period end, but shows it", () => {
    const counts = [...level, 500, 500, 500];
    const found = view(counts, { periodEnd: "2012-07" });
    expect(found.phases).toEqual([{ ...view(level).phases[0]!, to: "2012-10" }]);
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
    // 15 ranges of 4, one of 1 (102 to 103), three of 0 before the gap and three after it.
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
      expect(found.phases[0]!.limits).toMatchObject({ centre: value, lower: value, upper: value });
      expect(found.signals).toEqual([]);
    }
  });

  test("stops the lower line at zero, which a count of zero does not pass", () => {
    const counts = [0, 3, 0, 4, 0, 0, 5, 0, 1, 0, 0, 2, 0, 3];
    expect(view(counts).phases[0]!.limits!.lower).toBe(0);
    expect(named(counts).some((text) => text.endsWith("beyond down"))).toBe(false);
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
      phases: [{ from: START, to: "2011-08", figures: 0, limits: null }],
      signals: [],
      judged: 0
    });
  });
});
