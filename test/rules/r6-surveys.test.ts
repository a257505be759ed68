import { describe, expect, test } from "vitest";
import type { Polarity } from "../../src/plan/plan.js";
import type { SurveyWave } from "../../src/plan/plan-data.js";
import type { Reading } from "../../src/plan/readings.js";
import { surveyChange } from "../../src/rules/r6-surveys.js";
import type { SurveyEvidence } from "../../src/rules/rating.js";
import { PERIOD, rules, settingsWith, wave } from "./examples.js";

function change(
  waves: SurveyWave[],
  changes: Record<string, unknown> = {},
  better: Polarity = "higher",
  period = PERIOD,
  reading: Reading = "as-written"
) {
  return surveyChange(waves, better, period, settingsWith(changes), reading);
}

const evidenceOf = (...args: Parameters<typeof change>) => change(...args).evidence as SurveyEvidence;

/** Any number of answers is rated. */
const ANY = { "survey.least": 1 };

const pair = (
  before: number,
  nb: number | null,
  after: number,
  na: number | null,
  designEffect: number | null = null
) => [wave("2013-03", before, nb, { designEffect }), wave(PERIOD, after, na, { designEffect })];

describe("R6", () => {
  // Newcombe (1998), Statistics in Medicine 17:873, table II, method 10: 56/70 against 48/80 is 0.0524 to 0.3339;
  // to six decimals in PropCIs (oracles.json, newcombe-dev).
  const published = pair(60, 80, 80, 70);

  test("is Newcombe's published interval: 56 of 70 against 48 of 80", () => {
    const { difference, lower, upper, confidence } = evidenceOf(published);
    expect(difference).toBeCloseTo(20, 10);
    expect(lower).toBeCloseTo(5.2431, 4);
    expect(upper).toBeCloseTo(33.3873, 4);
    expect(confidence).toBe(95);
  });

  test("green when better, red when worse, as higher or lower is better", () => {
    expect(change(published)).toMatchObject({ rule: "R6", rating: "green", reason: "better" });
    expect(change(published, {}, "lower")).toMatchObject({ rating: "red", reason: "worse" });
    const fall = pair(80, 70, 60, 80);
    expect(change(fall)).toMatchObject({ rating: "red", reason: "worse" });
    expect(change(fall, {}, "lower")).toMatchObject({ rating: "green", reason: "better" });
  });

  test("amber, “no evidence of change”, when the interval includes zero", () => {
    // Newcombe's 0 of 10 against 0 of 10: -0.2775 to 0.2775.
    const none = pair(0, 10, 0, 10);
    expect(change(none, ANY)).toMatchObject({ rating: "amber", reason: "no-evidence-of-change" });
    expect(evidenceOf(none, ANY).lower).toBeCloseTo(-27.7533, 4);
    expect(evidenceOf(none, ANY).upper).toBeCloseTo(27.7533, 4);
  });

  test("none of three, then three of three is not rated: so few answers say too little", () => {
    const few = pair(0, 3, 100, 3);
    expect(change(few, ANY).rating).toBe("green");
    expect(change(few)).toMatchObject({
      rating: "not-rated",
      reason: "small-sample",
      evidence: { needed: 50, available: 3, detail: "2013-03" }
    });
  });

  test.each(
    rules.R6.map(
      (c) => [`${c.baseline} (${c.baselineBase}) to ${c.latest}, design effect ${c.designEffect}`, c] as const
    )
  )("agrees with R: %s", (_, c) => {
    const waves = pair(c.baseline, c.baselineBase, c.latest, c.latestBase, c.designEffect);
    const { lower, upper } = evidenceOf(waves);
    expect(lower).toBeCloseTo(c.interval[0]!, 8);
    expect(upper).toBeCloseTo(c.interval[1]!, 8);
    const rating = c.interval[0]! > 0 ? "green" : c.interval[1]! < 0 ? "red" : "amber";
    expect(change(waves).rating).toBe(rating);
  });

  // Methodology: 82.9 -> 80.6 needs about 2,165 a wave.
  test("82.9 to 80.6 is amber with 600 or 2,100 asked, red with 2,230, and amber again with a design effect of 1.5", () => {
    const rating = (n: number, designEffect?: number) => change(pair(82.9, n, 80.6, n, designEffect)).rating;
    expect([rating(600), rating(2100), rating(2230), rating(2230, 1.5)]).toEqual([
      "amber",
      "amber",
      "red",
      "amber"
    ]);
  });

  test("divides bases by the design effect (Kish), 1 where none is given", () => {
    const { baseline, latest } = evidenceOf([
      wave("2013-03", 82, 600, { designEffect: 1.2 }),
      wave(PERIOD, 83, 900)
    ]);
    expect(baseline).toMatchObject({
      base: 600,
      designEffect: 1.2,
      effectiveBase: 500,
      periodEnd: "2013-03"
    });
    expect(latest).toMatchObject({ base: 900, designEffect: 1, effectiveBase: 900, periodEnd: "2014-09" });
  });

  test("tells the smallest change that these bases could have shown: one a little smaller would be amber", () => {
    const { detectable } = evidenceOf(pair(82.9, 600, 80.6, 600));
    const fallOf = (points: number) => change(pair(82.9, 600, 82.9 - points, 600)).rating;
    const riseOf = (points: number) => change(pair(82.9, 600, 82.9 + points, 600)).rating;
    expect([fallOf(detectable.down! - 0.01), fallOf(detectable.down! + 0.01)]).toEqual(["amber", "red"]);
    expect([riseOf(detectable.up! - 0.01), riseOf(detectable.up! + 0.01)]).toEqual(["amber", "green"]);
  });

  test("tells it from both bases: that of the baseline and that of the latest wave", () => {
    const { detectable } = evidenceOf(pair(82.9, 2000, 80.6, 150));
    const fallOf = (points: number) => change(pair(82.9, 2000, 82.9 - points, 150)).rating;
    expect([fallOf(detectable.down! - 0.01), fallOf(detectable.down! + 0.01)]).toEqual(["amber", "red"]);
  });

  test("the smallest change is null where even 0% or 100% would show none", () => {
    const { detectable } = evidenceOf(pair(99, 10, 99, 10), ANY);
    expect(detectable.up).toBeNull();
    expect(detectable.down).toBeGreaterThan(0);
  });

  test("survey.confidence widens the interval", () => {
    expect(change(pair(60, 80, 80, 70), { "survey.confidence": 99.9 }).rating).toBe("amber");
    expect(change(pair(82.9, 600, 80.6, 600), { "survey.confidence": 50 }).rating).toBe("red");
  });

  test("z does not: surveys have a confidence level of their own", () => {
    expect(change(published, { z: 5 })).toEqual(change(published, { z: 1 }));
  });

  test("both readings are the same test", () => {
    const calibrated = change(published, {}, "higher", PERIOD, "calibrated");
    expect({ ...calibrated, reading: "as-written" }).toEqual(change(published));
    expect(calibrated.reading).toBe("calibrated");
  });

  test("takes the last wave that ended by the period end", () => {
    const waves = [wave("2013-03", 60, 500), wave("2014-06", 61, 500), wave("2014-12", 90, 500)];
    expect(evidenceOf(waves).latest).toMatchObject({ periodEnd: "2014-06", percent: 61 });
  });
});

describe.each(["as-written", "calibrated"] as const)("R6 %s is not rated", (reading) => {
  const reasonOf = (waves: SurveyWave[], changes = {}, period = PERIOD) => {
    const result = change(waves, changes, "higher", period, reading);
    expect(result).toMatchObject({ rule: "R6", reading, rating: "not-rated" });
    return { reason: result.reason, evidence: result.evidence };
  };

  test("without any wave by the period end", () => {
    expect(reasonOf([])).toEqual({ reason: "no-data", evidence: {} });
    expect(reasonOf(pair(60, 80, 80, 70), {}, "2013-02")).toEqual({ reason: "no-data", evidence: {} });
  });

  test("without a sample size, of either wave", () => {
    expect(reasonOf(pair(60, null, 80, 70))).toEqual({
      reason: "no-sample-size",
      evidence: { detail: "2013-03" }
    });
    expect(reasonOf(pair(60, 80, 80, null))).toEqual({
      reason: "no-sample-size",
      evidence: { detail: "2014-09" }
    });
  });

  test("without a wave that ended with the baseline", () => {
    expect(reasonOf([wave("2013-06", 60, 80), wave(PERIOD, 80, 70)])).toEqual({
      reason: "no-baseline",
      evidence: { detail: "2013-03" }
    });
  });

  test("when the latest wave ended more than six months before the period end", () => {
    const waves = [wave("2013-03", 60, 80), wave("2014-03", 80, 70)];
    expect(reasonOf(waves, {}, "2014-10")).toEqual({
      reason: "stale-wave",
      evidence: { needed: 6, available: 7, detail: "2014-03" }
    });
    expect(change(waves, {}, "higher", "2014-09", reading).rating).toBe("green");
    expect(reasonOf(waves, { "survey.oldest": 0 }, "2014-04").reason).toBe("stale-wave");
  });

  test("when the two waves' interviews overlap: it names the first end that would not", () => {
    const waves = [wave("2013-03", 60, 80), wave("2013-12", 80, 70)];
    expect(reasonOf(waves, {}, "2013-12")).toEqual({
      reason: "windows-overlap",
      evidence: { detail: "2014-03" }
    });
    const quarterly = [wave("2013-03", 60, 80), wave("2013-06", 80, 70, { months: 3 })];
    expect(change(quarterly, {}, "higher", "2013-06", reading).rating).toBe("green");
  });

  test("when the baseline is itself the latest wave", () => {
    expect(reasonOf([wave("2013-03", 60, 80)], {}, "2013-03").reason).toBe("windows-overlap");
  });
});
