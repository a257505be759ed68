import { describe, expect, test } from "vitest";
import type { Polarity } from "../../src/plan/plan.js";
import type { Series } from "../../src/plan/plan-data.js";
import { changeSinceBaseline } from "../../src/rules/r1-change.js";
import { fitTrends, targetOf, trendLines, trendProjections } from "../../src/rules/r2-trends.js";
import type { TrendsEvidence } from "../../src/rules/rating.js";
import { isMissing } from "../../src/rules/windows/series-window.js";
import {
  constant,
  PERIOD,
  rules,
  seriesOf,
  seriesOfR,
  settingsWith,
  swing,
  thirtyMonths
} from "./examples.js";

function trends(series: Series, changes = {}, period = PERIOD, better: Polarity = "lower") {
  const settings = settingsWith(changes);
  const change = changeSinceBaseline(series, better, period, settings, "as-written");
  return trendProjections(series, better, period, settings, change);
}

function judged(...args: Parameters<typeof trends>): TrendsEvidence {
  const finding = trends(...args);
  if (finding.finding === "not-judged") throw new Error(finding.reason);
  return finding.evidence;
}

// April 2009 to September 2014 falls by exactly 5 a month: 1180 - 5j. In 2012/13 (j = 36 to 47) the mean is
// 1180 - 5 * 41.5 = 972.5, in the latest year (j = 54 to 65) 882.5; both variances are 25 * 13 = 325, so the lower
// line is 972.5 - 1.96 * sqrt(650 / 12) = 958.074793. 2016/17 is j = 84 to 95: 12 * 1180 - 5 * 1074 = 8790.
const falling = seriesOf(
  "2009-04",
  Array.from({ length: 66 }, (_, j) => 1180 - 5 * j)
);
const LOWER_LINE = 972.5 - 1.96 * Math.sqrt(650 / 12);

describe("R2 as written", () => {
  test("projects straight lines of 12, 24 and 36 months and since the baseline to the target year's total", () => {
    const evidence = judged(falling);
    expect(evidence.target).toEqual({ from: "2016-04", to: "2017-03", periods: 12 });
    expect(evidence.threshold).toBeCloseTo(12 * LOWER_LINE, 8);
    expect(evidence.projections.map((p) => [p.window, p.from])).toEqual([
      [12, "2013-10"],
      [24, "2012-10"],
      [36, "2011-10"],
      ["baseline", "2012-04"]
    ]);
    for (const projection of evidence.projections) {
      expect(projection.total).toBeCloseTo(8790, 6);
      expect(projection.lower).toBeCloseTo(8790, 4);
      expect(projection.upper).toBeCloseTo(8790, 4);
      expect(projection.achieves).toBe(true);
    }
    expect(evidence).toMatchObject({
      achieving: 4,
      of: 4,
      observedPeriods: 0,
      observedTotal: 0,
      confidence: 95
    });
    expect(trends(falling).finding).toBe("achieved");
  });

  test("higher is better: the same fall achieves nothing, against the upper line", () => {
    const evidence = judged(falling, {}, PERIOD, "higher");
    expect(evidence.achieving).toBe(0);
    expect(evidence.threshold).toBeCloseTo(12 * (2 * 972.5 - LOWER_LINE), 8);
    expect(trends(falling, {}, PERIOD, "higher").finding).toBe("not-achieved");
  });

  // Baseline swings 900, 1100 (variance 12 * 10000 / 11), then 990 for ever: the lower line is
  // 1000 - 1.96 * sqrt(10909.0909 / 12) = 940.90381. Twelve months of 990 are 11,880: below 12,000, above 11,290.8.
  const slightly = thirtyMonths(
    swing(1000, 12).map((v) => 1000 + 10 * (v - 1000)),
    constant(990, 6),
    constant(990, 12)
  );

  test("“significant” wants a total beyond the control line, “any” beyond the baseline total", () => {
    const significant = judged(slightly, { "trends.windows": [12] });
    expect(significant.threshold).toBeCloseTo(12 * (1000 - 1.96 * Math.sqrt(120000 / 11 / 12)), 8);
    expect(significant.projections[0]!.total).toBeCloseTo(11880, 6);
    expect(significant.achieving).toBe(0);
    const any = judged(slightly, { "trends.windows": [12], achievement: "any" });
    expect(any.threshold).toBe(12000);
    expect(any.achieving).toBe(1);
  });

  test("one line of several is enough", () => {
    // 100 a month, 130 for half a year, then 130 - 2i: the 12-month line reaches 12 * 130 - 2 * 426 = 708 in 2016/17
    // (i = 30 to 41), below 12 * (100 - 1.96 * sqrt(52 / 12)) = 1151. The two longer ones rise: over 24 months the
    // slope is 542 / 1150.
    const latest = Array.from({ length: 12 }, (_, i) => 130 - 2 * i);
    const mixed = thirtyMonths(constant(100, 12), constant(130, 6), latest);
    const { projections, achieving, of, unusable } = judged(mixed);
    expect(projections.filter((p) => p.achieves).map((p) => p.window)).toEqual([12]);
    expect(projections[0]!.total).toBeCloseTo(708, 8);
    expect([achieving, of, unusable]).toEqual([1, 3, [36]]);
    expect(trends(mixed).finding).toBe("achieved");
    expect(trends(mixed, { "trends.windows": [24, "baseline"] }).finding).toBe("not-achieved");
  });

  test("a line that runs below zero says since when and to what total, which is taken as zero", () => {
    // As above, but 130 - 5i: 12 * 130 - 5 * 426 = -570 in 2016/17; below zero from i = 27 on, January 2016.
    const latest = Array.from({ length: 12 }, (_, i) => 130 - 5 * i);
    const mixed = thirtyMonths(constant(100, 12), constant(130, 6), latest);
    const [line, ...others] = judged(mixed).projections;
    expect(line).toMatchObject({ window: 12, total: 0, achieves: true, belowZero: { from: "2016-01" } });
    expect(line!.belowZero!.total).toBeCloseTo(-570, 8);
    expect(others.filter((p) => p.belowZero)).toEqual([]);
  });

  test("a line that is below zero in no period still to come does not say so", () => {
    expect(judged(falling).projections.filter((p) => "belowZero" in p)).toEqual([]);
    // 2013/14 is known, so nothing of it is projected.
    const steep = seriesOf(
      "2009-04",
      Array.from({ length: 66 }, (_, j) => Math.max(0, 1000 - 16 * j))
    );
    expect(judged(steep, { "target.end": "2014-03" }).projections.every((p) => !p.belowZero)).toBe(true);
  });

  test("a total equal to the threshold is not beyond it: a constant series does not achieve", () => {
    for (const level of [3, 7, 100, 101, 997]) {
      const flat = seriesOf("2009-04", constant(level, 66));
      for (const better of ["lower", "higher"] as const) {
        expect(judged(flat, {}, PERIOD, better).achieving, `${level} ${better}`).toBe(0);
        expect(judged(flat, { achievement: "any" }, PERIOD, better).achieving, `${level} ${better}`).toBe(0);
      }
    }
  });

  test("zeros stay zeros", () => {
    const evidence = judged(seriesOf("2009-04", constant(0, 66)), { achievement: 120 });
    expect(evidence.projections.map((p) => [p.total, p.lower, p.upper])).toEqual(
      constant(0, 4).map(() => [0, 0, 0])
    );
    expect(evidence.achieving).toBe(4);
  });

  // Months of five years, two offences a year: the lower line of the first of them is 2/12 − 1.96 · √(2 · 0.1515/12) = −0.145.
  // Nothing recorded could lie below that, so red would say nothing of what was.
  test.each([
    ["no offence in five years", constant(0, 60)],
    ["two offences a year", Array.from({ length: 60 }, (_, i) => (i % 6 === 3 ? 1 : 0))]
  ])("a target that no count can lie below is not judged: %s", (_, counts) => {
    const plan = { "baseline.start": "2014-04", "target.end": "2019-03" };
    expect(trends(seriesOf("2012-01", counts), plan, "2016-12")).toMatchObject({
      finding: "not-judged",
      reason: "target-below-nothing"
    });
  });

  test("counts never go below zero: a line that would is held there", () => {
    const steep = seriesOf(
      "2012-04",
      Array.from({ length: 30 }, (_, i) => 300 - 10 * i)
    );
    const [first] = judged(steep).projections;
    expect(first!.total).toBe(0);
    expect(first!.lower).toBe(0);
    expect(first!.achieves).toBe(true);
  });

  test("names the windows that the series cannot fill", () => {
    const evidence = judged(thirtyMonths(swing(100, 12), swing(100, 6), swing(100, 12)));
    expect(evidence.unusable).toEqual([36]);
    expect(evidence.of).toBe(3);
  });

  test("names a window that holds a gap", () => {
    const counts: (number | null)[] = [...falling.counts];
    counts[50] = null; // June 2013: in the last 24 and 36 months and since the baseline, not in the last 12
    const evidence = judged(seriesOf("2009-04", counts));
    expect(evidence.unusable).toEqual([24, 36, "baseline"]);
    expect(evidence.of).toBe(1);
  });

  test("reads windows in quarters for a quarterly series", () => {
    // Falls by 15 a quarter: 900 - 15j from April 2009 (j = 0); 2016/17 is j = 28 to 31, 4 * 900 - 15 * 118 = 1830.
    const quarters = seriesOf(
      "2009-04",
      Array.from({ length: 22 }, (_, j) => 900 - 15 * j),
      3
    );
    const evidence = judged(quarters);
    expect(evidence.target).toEqual({ from: "2016-04", to: "2017-03", periods: 4 });
    for (const p of evidence.projections) expect(p.total).toBeCloseTo(1830, 6);
    expect(evidence.projections.map((p) => p.from)).toEqual(["2013-10", "2012-10", "2011-10", "2012-04"]);
    expect(judged(quarters, {}, "2014-08")).toEqual(judged(quarters, {}, "2014-06"));
  });
});

describe("R2 as written, when part of the target year has been observed", () => {
  const whole = seriesOf(
    "2009-04",
    Array.from({ length: 96 }, (_, j) => 1180 - 5 * j)
  );

  test("adds the observed months to the projected ones", () => {
    // April to September 2016, j = 84 to 89: 6 * 1180 - 5 * 519 = 4485.
    const evidence = judged(whole, {}, "2016-09");
    expect(evidence.observedPeriods).toBe(6);
    expect(evidence.observedTotal).toBe(4485);
    for (const p of evidence.projections) expect(p.total).toBeCloseTo(8790, 6);
  });

  test("has nothing left to project when all of it has", () => {
    const evidence = judged(whole, {}, "2017-03");
    expect(evidence.observedPeriods).toBe(12);
    for (const p of evidence.projections) {
      expect([p.total, p.lower, p.upper]).toEqual([8790, 8790, 8790]);
      expect(p.achieves).toBe(true);
    }
  });

  test("keeps to the target year when the period end lies beyond it", () => {
    const later = seriesOf("2009-04", [...whole.counts, ...constant(5000, 12)]);
    const evidence = judged(later, {}, "2018-03");
    expect(evidence.observedTotal).toBe(8790);
    expect(evidence.projections[0]!.total).toBe(8790);
  });

  test("is not judged when an observed month is missing", () => {
    const counts: (number | null)[] = [...whole.counts, ...constant(700, 12)];
    counts[90] = null; // October 2016
    expect(trends(seriesOf("2009-04", counts), {}, "2018-03")).toMatchObject({
      finding: "not-judged",
      reason: "gap-in-window",
      evidence: { detail: "target" }
    });
  });
});

describe("R2 as written is not judged", () => {
  test("when the change since the baseline is not", () => {
    expect(trends(seriesOf("2013-04", constant(100, 18)))).toEqual({
      rule: "R2",
      reading: "as-written",
      finding: "not-judged",
      reason: "change-not-judged",
      evidence: {}
    });
  });

  test("when no window can be filled: it tells how many periods the shortest needs and how many there are", () => {
    expect(trends(seriesOf("2012-04", swing(100, 30)), { "trends.windows": [36, 48] })).toMatchObject({
      finding: "not-judged",
      reason: "too-few-periods",
      evidence: { needed: 36, available: 30 }
    });
    // Six months are two quarters, and a line with a spread needs three.
    const quarters = seriesOf("2012-04", constant(100, 10), 3);
    expect(trends(quarters, { "trends.windows": [6] })).toMatchObject({
      finding: "not-judged",
      reason: "too-few-periods",
      evidence: { needed: 3, available: 2 }
    });
  });
});

// The baseline of thirtyMonths swings about 3,935 / 12 a month; 20% off are 3,148 a year, 262.33 a month.
describe("a target in numbers", () => {
  const year = [...constant(328, 11), 327];
  const flat = (latest: number) => thirtyMonths(year, constant(latest, 6), constant(latest, 12));
  const toDate = { "target.end": "2014-09", "trends.windows": ["baseline"] };

  test.each([["-20%"], [3148], [{ "2014-09": 3148 }]])("%j of 3,935 asks for 3,148", (achievement) => {
    const evidence = judged(flat(262), { ...toDate, achievement });
    expect(evidence).toMatchObject({ achievement, observedTotal: 3144, achieving: 1 });
    expect(evidence.threshold).toBeCloseTo(3148, 9);
    expect(judged(flat(263), { ...toDate, achievement })).toMatchObject({
      observedTotal: 3156,
      achieving: 0
    });
  });

  test("is reached by the very number, where R1’s line has to be passed", () => {
    const exact = thirtyMonths(year, constant(262, 6), [...constant(262, 8), ...constant(263, 4)]);
    expect(judged(exact, { ...toDate, achievement: "-20%" })).toMatchObject({
      observedTotal: 3148,
      achieving: 1
    });
    expect(judged(exact, { ...toDate, achievement: 3147 }).achieving).toBe(0);
    const same = thirtyMonths(year, constant(328, 6), year);
    expect(judged(same, { ...toDate, achievement: "any" }).achieving).toBe(0);
    expect(judged(same, { ...toDate, achievement: "0%" }).achieving).toBe(1);
  });

  test("where higher is better is a total of at least so much", () => {
    const rising = { ...toDate, achievement: "+20%" };
    // 3,935 × 1.2 = 4,722; twelve months of 394 are 4,728, of 393 4,716.
    expect(judged(flat(394), rising, PERIOD, "higher").achieving).toBe(1);
    expect(judged(flat(393), rising, PERIOD, "higher").achieving).toBe(0);
  });

  test("is projected as any other threshold", () => {
    // The line leads to 8,790 in 2016/17; the baseline is 12 × 972.5 = 11,670, 8,790 of which are 75.3%.
    expect(judged(falling, { achievement: "-24%" }).achieving).toBe(4);
    expect(judged(falling, { achievement: "-25%" }).achieving).toBe(0);
    expect(judged(falling, { achievement: { "2016-03": 1, "2017-03": 8791 } }).achieving).toBe(4);
  });

  test("without a total for the target year judges nothing, and says of which year", () => {
    expect(trends(falling, { achievement: { "2016-03": 8791 } })).toEqual({
      rule: "R2",
      reading: "as-written",
      finding: "not-judged",
      reason: "no-target",
      evidence: { detail: "2017-03" }
    });
  });
});

test("targetOf(…) lists the periods ahead", () => {
  const settings = settingsWith();
  const change = changeSinceBaseline(falling, "lower", PERIOD, settings, "as-written");
  if (change.finding === "not-judged") throw new Error(change.reason);
  const target = targetOf(falling, "lower", PERIOD, settings, change);
  if (isMissing(target)) throw new Error(target.reason);
  expect(target).toMatchObject({ firstIndex: 84, periods: 12, observed: 0, observedTotal: 0 });
  expect(target.ahead).toEqual([84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95]);
});

test("fitTrends(…) fits ordinary least squares on the periods since the window began", () => {
  const { trends: fitted, unusable } = fitTrends(
    falling,
    PERIOD,
    settingsWith({ "trends.windows": [12, 120] })
  );
  expect(unusable).toEqual([120]);
  expect(fitted).toHaveLength(1);
  expect(fitted[0]!.fit.coefficients[0]).toBeCloseTo(910, 8);
  expect(fitted[0]!.fit.coefficients[1]).toBeCloseTo(-5, 8);
});

test("trendLines(…) run from the start of their window to the end of the target, never below zero", () => {
  const settings = settingsWith({ "trends.windows": [12] });
  const [line] = trendLines(falling, PERIOD, settings, judged(falling, { "trends.windows": [12] }));
  expect(line!.window).toBe(12);
  expect(line!.achieves).toBe(true);
  expect(line!.points).toHaveLength(42);
  expect(line!.points[0]!.month).toBe("2013-10");
  expect(line!.points[0]!.value).toBeCloseTo(910, 8);
  expect(line!.points.at(-1)!.month).toBe("2017-03");
  expect(line!.points.at(-1)!.value).toBeCloseTo(1180 - 5 * 95, 8);
  const steep = seriesOf(
    "2012-04",
    Array.from({ length: 30 }, (_, i) => 300 - 10 * i)
  );
  const [held] = trendLines(steep, PERIOD, settings, judged(steep, { "trends.windows": [12] }));
  expect(held!.points.at(-1)!.value).toBe(0);
});

describe.each(rules.cases.filter((c) => c.R2).map((c) => [`${c.series}, ${c.period}`, c] as const))(
  "R2 as written agrees with R: %s",
  (_, { series: name, period, R2, R1 }) => {
    test.each(["12", "24", "36", "baseline"] as const)("window %s", (window) => {
      const evidence = judged(seriesOfR(name), {}, period);
      expect(evidence.observedTotal).toBe(R2!.observedTotal);
      expect(evidence.observedPeriods).toBe(R2!.observedPeriods);
      expect(evidence.threshold).toBeCloseTo(12 * R1!.asWritten.lines[0]!, 7);
      const found = evidence.projections.find((p) => String(p.window) === window)!;
      const expected = R2!.asWritten[window];
      expect(found.total).toBeCloseTo(expected.total, 6);
      expect(found.lower).toBeCloseTo(expected.lower, 6);
      expect(found.upper).toBeCloseTo(expected.upper, 6);
      expect(found.achieves).toBe(expected.total < 12 * R1!.asWritten.lines[0]!);
    });
  }
);
