import { describe, expect, test } from "vitest";
import { changeSinceBaseline } from "../../../src/rules/r1-change.js";
import { spcVariance } from "../../../src/rules/r5-spc.js";
import { recordedAlike } from "../../../src/rules/windows/recorded-alike.js";
import { isMissing, type SeriesWindow, windowAt } from "../../../src/rules/windows/series-window.js";
import { constant, PERIOD, seriesOf, settingsWith, swing, thirtyMonths } from "../examples.js";

/** January to June 2014 against the year before, as R5 has them. */
const months = seriesOf("2013-01", swing(100, 18));
const windowOf = (first: number, periods: number) => windowAt(months, first, periods) as SeriesWindow;
const earlier = windowOf(0, 12);
const later = windowOf(12, 6);

const alike = (recordedAnew: string[], recording: "carry" | "restart") =>
  recordedAlike({ ...months, recordedAnew }, earlier, later, 6, settingsWith({ recording }));

describe("recordedAlike(series, earlier, later, least, settings)", () => {
  test.each(["carry", "restart"] as const)(
    "leaves windows alone where nothing changed in them (%s)",
    (way) => {
      // The first month compared may be the first that is recorded in the new way; a later one than the last is not read.
      expect(alike(["2012-05", "2013-01", "2014-07"], way)).toEqual({ earlier, said: {} });
    }
  );

  test("carry names every change that is crossed, and leaves the windows as they are", () => {
    expect(alike(["2013-02", "2014-06"], "carry")).toEqual({
      earlier,
      said: { recordedAnew: { changes: ["2013-02", "2014-06"], restarted: false } }
    });
  });

  test("restart begins the earlier window anew at the last change", () => {
    const found = alike(["2013-02", "2013-07"], "restart");
    expect(found).toEqual({
      earlier: windowOf(6, 6),
      said: { recordedAnew: { changes: ["2013-02", "2013-07"], restarted: true } }
    });
  });

  test("restart judges nothing where fewer months are left than anyone may choose", () => {
    const missing = (available: number, detail: string) => ({
      reason: "recorded-anew",
      evidence: { needed: 6, available, detail }
    });
    expect(alike(["2013-08"], "restart")).toEqual(missing(5, "2013-08"));
    expect(alike(["2014-01"], "restart")).toEqual(missing(0, "2014-01"));
    expect(alike(["2014-03"], "restart")).toEqual(missing(0, "2014-03"));
  });

  test("of quarters, the one in which recording changed counts as the old way", () => {
    const quarters = seriesOf("2013-01", [100, 90, 110, 100, 95, 105, 100, 90], 3);
    const found = recordedAlike(
      { ...quarters, recordedAnew: ["2013-05"] },
      windowAt(quarters, 0, 4) as SeriesWindow,
      windowAt(quarters, 4, 2) as SeriesWindow,
      6,
      settingsWith({ recording: "restart" })
    );
    expect(isMissing(found) ? found : found.earlier).toMatchObject({ firstIndex: 2, periods: 2 });
  });
});

/** Baseline 100 a month and 150 since April 2013, when another way of counting began. */
const step = { ...thirtyMonths(swing(100, 12), swing(150, 6), swing(150, 12)), recordedAnew: ["2013-04"] };
const R1 = (recording: string, series = step) =>
  changeSinceBaseline(series, "lower", PERIOD, settingsWith({ recording }), "as-written");

describe("R1 across a change of recording", () => {
  test("carries it: worse, and said", () => {
    expect(R1("carry")).toMatchObject({
      finding: "worse",
      evidence: { recordedAnew: { changes: ["2013-04"], restarted: false } }
    });
  });

  test("starts anew: no month of the baseline is left", () => {
    expect(R1("restart")).toMatchObject({
      finding: "not-judged",
      reason: "recorded-anew",
      evidence: { needed: 3, available: 0, detail: "2013-04" }
    });
  });

  test("starts anew within the baseline; calibrated, half a year has no pair for the other half", () => {
    const series = {
      ...thirtyMonths([...swing(50, 6), ...swing(100, 6)], swing(100, 6), swing(100, 12)),
      recordedAnew: ["2012-10"]
    };
    expect(R1("restart", series)).toMatchObject({
      finding: "no-change",
      evidence: { baseline: { from: "2012-10", to: "2013-03", periods: 6, mean: 100 } }
    });
    const settings = settingsWith({ recording: "restart" });
    expect(changeSinceBaseline(series, "lower", PERIOD, settings, "calibrated")).toMatchObject({
      finding: "not-judged",
      reason: "recorded-anew",
      evidence: { needed: 12, available: 6, detail: "2012-10" }
    });
  });
});

describe("R5 across a change of recording", () => {
  /** 50 a month to June 2013, 100 since. */
  const series = {
    ...seriesOf("2009-10", [...swing(50, 45), ...swing(100, 15)]),
    recordedAnew: ["2013-07"]
  };
  const R5 = (recording: string, reading: "as-written" | "calibrated", changes = series) =>
    spcVariance(changes, "lower", PERIOD, settingsWith({ recording }), reading);

  test.each(["as-written", "calibrated"] as const)(
    "%s, what was counted before is no level of now",
    (reading) => {
      expect(R5("carry", reading)).toMatchObject({
        evidence: { previous: { periods: 12 }, recordedAnew: { changes: ["2013-07"], restarted: false } }
      });
      expect(R5("restart", reading)).toMatchObject({
        rating: "amber",
        evidence: {
          previous: { from: "2013-07", to: "2014-03", periods: 9 },
          recordedAnew: { changes: ["2013-07"], restarted: true }
        }
      });
    }
  );

  test("is not rated where recording changed among the recent months", () => {
    const late = { ...seriesOf("2009-10", constant(100, 60)), recordedAnew: ["2014-05"] };
    expect(R5("carry", "as-written", late).rating).toBe("amber");
    expect(R5("restart", "as-written", late)).toMatchObject({
      rating: "not-rated",
      reason: "recorded-anew",
      evidence: { needed: 6, available: 0, detail: "2014-05" }
    });
  });
});
