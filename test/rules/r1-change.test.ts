import { describe, expect, test } from "vitest";
import type { Series } from "../../src/plan/plan-data.js";
import type { Reading } from "../../src/plan/readings.js";
import { changeModel } from "../../src/rules/models/change-model.js";
import { changeSinceBaseline } from "../../src/rules/r1-change.js";
import { targetLines } from "../../src/rules/r2-trends.js";
import type { ChangeEvidence } from "../../src/rules/rating.js";
import { baselineWindow } from "../../src/rules/windows/compared-windows.js";
import {
  constant,
  LEAST_DISPERSION,
  methodAt,
  PERIOD,
  rules,
  seriesOf,
  seriesOfR,
  settingsWith,
  swing,
  thirtyMonths
} from "./examples.js";

const change = (series: Series, changes = {}, reading: Reading = "as-written", period = PERIOD) =>
  changeSinceBaseline(series, "lower", period, settingsWith(changes), reading);

function judged(...args: Parameters<typeof change>): ChangeEvidence {
  const finding = change(...args);
  if (finding.finding === "not-judged") throw new Error(finding.reason);
  return finding.evidence;
}

// Baseline and latest swing by 10 about their means: both variances are 1200/11, the standard error is
// sqrt(2 * 1200/11 / 12) = sqrt(200/11) = 4.264014, times 1.96 is 8.357468.
const about = (latest: number) => thirtyMonths(swing(100, 12), constant(100, 6), swing(latest, 12));

describe("R1 as written", () => {
  test("has lines 1.96 standard errors of the difference around the baseline mean", () => {
    const { lines, standardError, difference, percentChange, baseline, latest } = judged(about(95));
    expect(standardError).toBeCloseTo(Math.sqrt(200 / 11), 12);
    expect(lines.centre).toBe(100);
    expect(lines.lower).toBeCloseTo(91.642532, 6);
    expect(lines.upper).toBeCloseTo(108.357468, 6);
    expect(difference).toBe(-5);
    expect(percentChange).toBe(-5);
    expect(baseline).toEqual({ from: "2012-04", to: "2013-03", periods: 12, total: 1200, mean: 100 });
    expect(latest).toEqual({ from: "2013-10", to: "2014-09", periods: 12, total: 1140, mean: 95 });
  });

  test.each([
    [91, "improved", "worse"],
    [92, "no-change", "no-change"],
    [108, "no-change", "no-change"],
    [109, "worse", "improved"]
  ])("a latest mean of %i is %s when lower is better, %s when higher is", (latest, lower, higher) => {
    const of = (better: "lower" | "higher") =>
      changeSinceBaseline(about(latest), better, PERIOD, settingsWith(), "as-written").finding;
    expect(of("lower")).toBe(lower);
    expect(of("higher")).toBe(higher);
  });

  // Variance of the baseline 4 (deviations 3, -3, 3, -3, 2, -2: 44 / 11), latest constant: sqrt(4/12 + 0).
  test("uses the spread of both windows, each with its own number of months", () => {
    const baseline = [103, 97, 103, 97, 102, 98, ...constant(100, 6)];
    const { standardError } = judged(thirtyMonths(baseline, constant(100, 6), constant(99, 12)));
    expect(standardError).toBeCloseTo(Math.sqrt(4 / 12), 12);
    const six = judged(thirtyMonths(baseline, constant(100, 6), constant(99, 12)), { "latest.months": 6 });
    expect(six.standardError).toBeCloseTo(Math.sqrt(4 / 12), 12);
    const swinging = judged(thirtyMonths(baseline, constant(100, 6), swing(99, 12)), { "latest.months": 6 });
    // Six swings of 10: variance 600/5 = 120.
    expect(swinging.standardError).toBeCloseTo(Math.sqrt(4 / 12 + 120 / 6), 12);
  });

  test("takes a mean on the line for no change: a constant series has its lines on its mean", () => {
    const series = thirtyMonths(constant(100, 12), constant(50, 6), constant(100, 12));
    expect(change(series).finding).toBe("no-change");
    expect(judged(series).lines).toEqual({ centre: 100, lower: 100, upper: 100 });
    expect(
      change(thirtyMonths(constant(100, 12), [], constant(99, 12)), {}, "as-written", "2014-03").finding
    ).toBe("improved");
  });

  test("z widens the lines: what is beyond 1.96 is within 3", () => {
    expect(change(about(91), { z: 1.96 }).finding).toBe("improved");
    expect(change(about(91), { z: 3 }).finding).toBe("no-change");
  });

  test("which window is the baseline matters", () => {
    const fall = thirtyMonths(swing(100, 12), constant(90, 6), swing(80, 12));
    const rise = thirtyMonths(swing(80, 12), constant(90, 6), swing(100, 12));
    expect(change(fall).finding).toBe("improved");
    expect(change(rise).finding).toBe("worse");
    expect(judged(fall).percentChange).toBe(-20);
    expect(judged(rise).percentChange).toBe(25);
  });

  test("has no per cent change from a baseline of zero", () => {
    const evidence = judged(thirtyMonths(constant(0, 12), constant(0, 6), constant(3, 12)));
    expect(evidence.percentChange).toBeNull();
    expect(change(thirtyMonths(constant(0, 12), constant(0, 6), constant(0, 12))).finding).toBe("no-change");
  });

  test("has no line below zero", () => {
    const wild = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12];
    expect(judged(thirtyMonths(wild, constant(1, 6), wild)).lines.lower).toBe(0);
  });

  test("does not see what comes after the period end", () => {
    const series = about(95);
    const later = { ...series, counts: [...series.counts, 999, 999, 999] };
    expect(change(later)).toEqual(change(series));
  });
});

describe("R1 calibrated", () => {
  // Month m has 100 + 10m offences in the baseline and 50 fewer in the latest year, which starts in another month:
  // paired by calendar month every difference is -50 and their spread 0, so the spread is the least that counting
  // plausibly gives. The mean of 100 + 10m over the year is 155, the latest mean 105: counting alone gives sqrt(260).
  const ofMonth = (start: number, less: number) =>
    Array.from({ length: 12 }, (_, i) => 100 + 10 * ((start + i) % 12) - less);
  const seasonal = thirtyMonths(ofMonth(3, 0), constant(100, 6), ofMonth(9, 50));

  const leastError = Math.sqrt((260 * LEAST_DISPERSION[11]) / 12);

  test("pairs the same calendar months, whatever month the latest year starts with", () => {
    const { standardError, test, difference } = judged(seasonal, {}, "calibrated");
    expect(difference).toBe(-50);
    expect(test!.poissonFloor).toBe(true);
    expect(standardError).toBeCloseTo(leastError, 10);
    expect(test!.t).toBeCloseTo(-50 / leastError, 8);
    expect(test!.degreesOfFreedom).toBe(11);
  });

  test("sees what as written cannot for the season", () => {
    expect(change(seasonal, {}, "as-written").finding).toBe("improved");
    const small = thirtyMonths(ofMonth(3, 0), constant(100, 6), ofMonth(9, 20));
    expect(change(small, {}, "as-written").finding).toBe("no-change");
    expect(change(small, {}, "calibrated").finding).toBe("improved");
  });

  test("takes the paired differences' own spread where that is larger", () => {
    // Differences of -10 and -50 in turn: mean -30, variance 12 * 400 / 11, above 0.416 * (155 + 125).
    const base = ofMonth(3, 0);
    const latest = ofMonth(9, 0).map((count, i) => count - (i % 2 === 0 ? 10 : 50));
    const { standardError, test, difference } = judged(
      thirtyMonths(base, constant(100, 6), latest),
      {},
      "calibrated"
    );
    expect(difference).toBe(-30);
    expect(test!.poissonFloor).toBe(false);
    expect(standardError).toBeCloseTo(Math.sqrt(4800 / 11 / 12), 10);
  });

  // R: qt(pnorm(1.96), 11) = 2.20103336306896.
  test("has lines at Student's t with 11 degrees of freedom", () => {
    const { lines, test } = judged(seasonal, {}, "calibrated");
    expect(test!.critical).toBeCloseTo(2.20103336306896, 10);
    expect(lines.lower).toBeCloseTo(155 - 2.20103336306896 * leastError, 8);
    expect(lines.upper).toBeCloseTo(155 + 2.20103336306896 * leastError, 8);
  });

  test("pairs quarters as well", () => {
    const quarters = seriesOf("2012-04", [100, 200, 300, 400, 0, 0, 270, 370, 70, 170], 3);
    const { difference, test, standardError } = judged(quarters, {}, "calibrated");
    expect(difference).toBe(-30);
    expect(test!.degreesOfFreedom).toBe(3);
    // Every difference is -30; counting alone gives sqrt(250 + 220), over four quarters.
    expect(standardError).toBeCloseTo(Math.sqrt((470 * LEAST_DISPERSION[3]) / 4), 10);
  });

  test.each(["lower", "higher"] as const)("a constant series has not changed (%s is better)", (better) => {
    const flat = thirtyMonths(constant(100, 12), constant(100, 6), constant(100, 12));
    expect(changeSinceBaseline(flat, better, PERIOD, settingsWith(), "calibrated").finding).toBe("no-change");
  });

  test("a series of zeros has not changed", () => {
    const zeros = thirtyMonths(constant(0, 12), constant(0, 6), constant(0, 12));
    expect(change(zeros, {}, "calibrated").finding).toBe("no-change");
    expect(judged(zeros, {}, "calibrated").test!.t).toBe(0);
  });

  test("is not judged when the windows are not the same whole years", () => {
    expect(change(about(95), { "latest.months": 6 }, "calibrated")).toMatchObject({
      finding: "not-judged",
      reason: "windows-differ"
    });
    expect(change(about(95), { "latest.months": 6, "baseline.months": 6 }, "calibrated")).toMatchObject({
      reason: "windows-differ"
    });
    expect(change(about(95), { "latest.months": 6 }, "as-written").finding).toBe("no-change");
  });
});

describe.each(["as-written", "calibrated"] as const)("R1 %s is not judged", (reading) => {
  const flat = seriesOf("2012-04", constant(100, 36));

  test("when baseline and latest overlap: before March 2014, the first period that could be judged", () => {
    for (const period of ["2014-02", "2013-06", "2013-03"]) {
      expect(change(flat, {}, reading, period)).toEqual({
        rule: "R1",
        reading,
        finding: "not-judged",
        reason: "windows-overlap",
        evidence: { detail: "2014-03" }
      });
    }
    expect(change(flat, {}, reading, "2014-03").finding).toBe("no-change");
  });

  test("without data at the period end", () => {
    expect(change(flat, {}, reading, "2017-12")).toMatchObject({ reason: "no-data" });
    expect(change(flat, {}, reading, "2015-06")).toMatchObject({
      reason: "too-few-periods",
      evidence: { needed: 12, available: 9 }
    });
  });

  test("without the whole baseline", () => {
    expect(change(seriesOf("2012-07", constant(100, 27)), {}, reading)).toMatchObject({
      reason: "too-few-periods",
      evidence: { needed: 12, available: 9, detail: "baseline" }
    });
    expect(change(seriesOf("2013-04", constant(100, 18)), {}, reading)).toMatchObject({
      reason: "no-data",
      evidence: { detail: "baseline" }
    });
  });

  test("with a gap in either window, but for any outside them", () => {
    const gapAt = (index: number) =>
      seriesOf(
        "2012-04",
        constant(100, 30).map((count, i) => (i === index ? null : count))
      );
    expect(change(gapAt(2), {}, reading)).toMatchObject({
      reason: "gap-in-window",
      evidence: { months: ["2012-06"] }
    });
    expect(change(gapAt(20), {}, reading)).toMatchObject({
      reason: "gap-in-window",
      evidence: { months: ["2013-12"] }
    });
    expect(change(gapAt(14), {}, reading).finding).toBe("no-change");
  });

  test("from one quarter alone", () => {
    const quarters = seriesOf("2012-04", constant(100, 10), 3);
    const finding = change(quarters, { "baseline.months": 3, "latest.months": 3 }, reading);
    expect(finding.finding).toBe("not-judged");
  });
});

test("the baseline of a quarterly series is its four quarters", () => {
  const quarters = seriesOf("2012-01", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 3);
  expect(baselineWindow(quarters, settingsWith())).toMatchObject({
    counts: [2, 3, 4, 5],
    from: "2012-04",
    to: "2013-03"
  });
});

test("a period end inside a quarter gives the rating of the last complete quarter", () => {
  const quarters = seriesOfR("quarterly");
  expect(change(quarters, {}, "as-written", "2014-08")).toEqual(
    change(quarters, {}, "as-written", "2014-06")
  );
  expect(judged(quarters, {}, "as-written", "2014-08").latest.to).toBe("2014-06");
});

describe.each(
  rules.cases
    .filter((c) => c.R1)
    .map(
      (c) =>
        [
          `${c.series}, ${c.period}, season ${c.method}, calendar of ${c.calendar}, ${c.levels ? "levels" : "trend"}`,
          c
        ] as const
    )
)("R1 agrees with R: %s", (_, { series: name, period, method, calendar, levels, R1 }) => {
  const series = seriesOfR(name);
  const settings = settingsWith({
    "season.method": method,
    "season.calendar": calendar,
    method: methodAt("R1", levels ? 3 : 2)
  });
  const model = changeModel(series, period, settings);
  const expected = R1!;

  test("as written", () => {
    const finding = changeSinceBaseline(series, "lower", period, settings, "as-written", model);
    const evidence = finding.evidence as ChangeEvidence;
    expect(evidence.baseline.total).toBe(expected.baselineTotal);
    expect(evidence.latest.total).toBe(expected.latestTotal);
    expect(evidence.difference).toBeCloseTo(expected.difference, 8);
    expect(evidence.percentChange).toBeCloseTo(expected.percentChange, 8);
    expect(evidence.standardError).toBeCloseTo(expected.asWritten.standardError, 8);
    expect(evidence.lines.lower).toBeCloseTo(expected.asWritten.lines[0]!, 8);
    expect(evidence.lines.upper).toBeCloseTo(expected.asWritten.lines[1]!, 8);
    expect(evidence.test).toBeUndefined();
  });

  test("calibrated", () => {
    const finding = changeSinceBaseline(series, "lower", period, settings, "calibrated", model);
    const evidence = finding.evidence as ChangeEvidence;
    const { standardError, lines, targetError, test } = evidence;
    const ofTarget = targetLines(evidence, settings);
    const { calibrated } = expected;
    expect(targetError === undefined).toBe(!levels);
    if (levels) expect(test!.yearToYear).toBeCloseTo(expected.yearToYear!, 7);
    else expect(test!.yearToYear).toBeUndefined();
    [ofTarget.lower, ofTarget.upper].forEach((line, i) => {
      if (levels) expect(line).toBeCloseTo(expected.targetLines![i]!, 5);
    });
    expect(standardError).toBeCloseTo(calibrated.standardError, 6);
    expect(lines.lower).toBeCloseTo(calibrated.lines[0]!, 6);
    expect(lines.upper).toBeCloseTo(calibrated.lines[1]!, 6);
    expect(test!.t).toBeCloseTo(calibrated.t, 6);
    expect(test!.critical).toBeCloseTo(calibrated.critical, 10);
    expect(test!.poissonFloor).toBe(calibrated.poissonFloor);
    expect(test!.autocorrelation).toBeCloseTo(calibrated.autocorrelation, 6);
    expect(test!.inflation).toBeCloseTo(calibrated.inflation, 6);
    expect(test!.residualPeriods).toBe(calibrated.residualPeriods);
    expect(test!.season).toBe(calibrated.season);
  });
});
