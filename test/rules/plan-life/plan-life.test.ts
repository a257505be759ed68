import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { monthIndex } from "../../../src/plan/month.js";
import { planMeasures } from "../../../src/plan/plan.js";
import type { Series } from "../../../src/plan/plan-data.js";
import { READINGS } from "../../../src/plan/readings.js";
import { defaultSettings, type Settings, withSetting } from "../../../src/plan/settings.js";
import { chanceOverPlan } from "../../../src/rules/plan-life/chance-over-plan.js";
import { planLifeOf } from "../../../src/rules/plan-life/plan-life.js";
import { resultOf } from "../../../src/rules/published-ratings.js";
import { targetLines } from "../../../src/rules/r2-trends.js";
import { ownSeries, rateMeasure } from "../../../src/rules/rate-measure.js";
import type { ChangeEvidence, RatingResult, SpcEvidence } from "../../../src/rules/rating.js";
import { studentTQuantile } from "../../../src/statistics/distributions/distributions.js";
import { methodAt } from "../examples.js";

const sample = ownContext(loadData("data"));
const entry = (id: string) => planMeasures(sample.plan).find(({ measure }) => measure.id === id)!;
const burglary = entry("domestic-burglary");
const series = ownSeries(burglary.measure, sample)!;
const published = withSetting(sample.settings, "reading", "plan-life");

const rated = (settings: Settings, { measure, priority } = burglary) =>
  rateMeasure(measure, priority.id, { ...sample, settings });
const multipleOf = (rule: "R1" | "R5", settings = sample.settings, of: Series = series, period = "2014-09") =>
  planLifeOf(rule, of, period, settings)?.multiple;

describe("a critical value for a plan", () => {
  it("is known when the baseline ends: no later month moves it", () => {
    const later = { ...series, counts: series.counts.map((count, i) => (i > 90 ? 3 * count! : count)) };
    for (const rule of ["R1", "R5"] as const) {
      expect(multipleOf(rule, sample.settings, series, "2013-09")).toBe(multipleOf(rule));
      expect(multipleOf(rule, sample.settings, later)).toBe(multipleOf(rule));
    }
  });

  it("is the larger the fewer may ever be wrong, and the longer the plan", () => {
    const at = (path: string, value: unknown) => multipleOf("R5", withSetting(sample.settings, path, value))!;
    expect(at("planLife.share", 10)).toBeLessThan(multipleOf("R5")!);
    expect(at("planLife.share", 20)).toBeLessThan(at("planLife.share", 10));
    expect(at("target.end", "2020-03")).toBeGreaterThan(multipleOf("R5")!);
  });

  it("is made of quarters for a quarterly series: 13 looks of R1, 15 of R5", () => {
    const quarters: Series = {
      start: "2006-04",
      monthsPerPeriod: 3,
      counts: Array.from({ length: 34 }, (_, i) => 900 + ((i * 37) % 90)),
      bases: []
    };
    expect(planLifeOf("R1", quarters, "2014-09", sample.settings)!.looks).toBe(13);
    expect(planLifeOf("R5", quarters, "2014-09", sample.settings)!.looks).toBe(15);
  });

  it("is that of R1's method: by the third, of years that differ as the rule reckons with", () => {
    const { settings } = sample;
    const second = withSetting(settings, "method", methodAt("R1", 2));
    const multiple = multipleOf("R1", settings)!;
    expect(multiple).not.toBe(multipleOf("R1", second));
    // A plan's looks are no less than one.
    expect(multiple).toBeGreaterThan(1);
    expect(multipleOf("R5", second)).toBe(multipleOf("R5"));
    const { findings } = rated(withSetting(settings, "reading", "plan-life"));
    const [single, plan] = (["calibrated", "plan-life"] as const).map(
      (reading) =>
        findings.find((one) => one.rule === "R1" && one.reading === reading)!.evidence as ChangeEvidence
    );
    expect(plan!.test!.critical / single!.test!.critical).toBeCloseTo(multiple, 2);
    // R2's target is further from the baseline's mean, as the rule's line is.
    expect(targetLines(plan!, settings).lower).toBeLessThan(targetLines(single!, settings).lower);
  });

  it("is none where there is no fit", () => {
    const nothing = { ...series, counts: series.counts.map(() => 0) };
    expect(planLifeOf("R5", nothing, "2014-09", sample.settings)).toBeUndefined();
  });
});

describe("the plan-life reading", () => {
  it("holds the calibrated test against the multiple of a single look's value, whatever z is", () => {
    const { findings, ratings } = rated(withSetting(published, "z", 3));
    const change = findings.find(({ rule, reading }) => rule === "R1" && reading === "plan-life")!;
    const spc = ratings.find(({ rule, reading }) => rule === "R5" && reading === "plan-life")!;
    for (const [rule, evidence] of [
      ["R1", change.evidence as ChangeEvidence],
      ["R5", spc.evidence as SpcEvidence]
    ] as const) {
      const { critical, degreesOfFreedom } = evidence.test!;
      expect(critical / studentTQuantile(0.975, degreesOfFreedom)).toBeCloseTo(multipleOf(rule)!, 12);
    }
  });

  it("finds what the calibrated one finds, in the same numbers but the lines", () => {
    const { ratings } = rated(published);
    const [single, plan] = (["calibrated", "plan-life"] as const).map(
      (reading) => ratings.find((r) => r.rule === "R5" && r.reading === reading)!.evidence as SpcEvidence
    );
    expect(plan!.test!.t).toBe(single!.test!.t);
    expect(plan!.lines.upper).toBeGreaterThan(single!.lines.upper);
    expect(plan!.lines.lower).toBeLessThan(single!.lines.lower);
  });

  it("is worked out where it is published, and leaves the two others as they are", () => {
    const [before, after] = [rated(sample.settings), rated(published)];
    expect(before.ratings.some(({ reading }) => reading === "plan-life")).toBe(false);
    expect(after.ratings.filter(({ reading }) => reading !== "plan-life")).toEqual(before.ratings);
    expect(after.findings.filter(({ reading }) => reading !== "plan-life")).toEqual(before.findings);
  });

  it("takes R4, which compares places at one time, as it is at a single look", () => {
    const rating = rated(published);
    const { reading: _, ...single } = resultOf(rating, "R4", "calibrated")!;
    expect(resultOf(rating, "R4", "plan-life")).toEqual({ ...single, reading: "plan-life" });
  });

  it("lists the rules in one order in every reading", () => {
    const { ratings } = rated(published);
    const rules = [...new Set(ratings.map(({ rule }) => rule))];
    expect(ratings.map(({ rule, reading }) => `${rule} ${reading}`)).toEqual(
      rules.flatMap((rule) => READINGS.map((reading) => `${rule} ${reading}`))
    );
  });

  it("gives every rule of every measure a colour or a reason", () => {
    for (const one of planMeasures(sample.plan)) {
      const { ratings } = rated(published, one);
      const rules = (reading: string) =>
        ratings
          .filter((r) => r.reading === reading)
          .map(({ rule }) => rule)
          .sort();
      expect(rules("plan-life"), one.measure.id).toEqual(rules("calibrated"));
    }
  });

  it("does not judge a series without a fit", () => {
    const data = {
      ...sample.data,
      series: {
        ...sample.data.series,
        "domestic-burglary": { [sample.force]: { ...series, counts: series.counts.map(() => 0) } }
      }
    };
    const { measure, priority } = burglary;
    const rating = rateMeasure(measure, priority.id, { ...sample, data, settings: published });
    for (const rule of ["R3", "R5", "R8"] as const)
      expect(resultOf(rating, rule, "plan-life"), rule).toMatchObject({
        rating: "not-rated",
        reason: "model-failed"
      });
  });

  it("has no colour before its first look, and draws nothing for it", () => {
    const at = (period: string, one = burglary) =>
      rateMeasure(one.measure, one.priority.id, { ...sample, period, settings: published });
    // The baseline ends in March 2013, and the first six months after it in September.
    expect(resultOf(at("2013-08"), "R5", "plan-life")).toMatchObject({
      rating: "not-rated",
      reason: "before-looks",
      evidence: { detail: "2013-09" }
    });
    expect(resultOf(at("2013-09"), "R5", "plan-life")!.rating).not.toBe("not-rated");
    for (const rule of ["R1", "R5"] as const)
      expect(multipleOf(rule, sample.settings, series, "2013-02")).toBeUndefined();
  });

  it("says why there is no look: windows of other lengths, or a target date before the first", () => {
    const reasons = (
      rules: readonly RatingResult["rule"][],
      one: typeof burglary,
      ...changes: [string, unknown][]
    ) => {
      const settings = changes.reduce((made, [path, value]) => withSetting(made, path, value), published);
      const rating = rated(settings, one);
      return rules.map((rule) => resultOf(rating, rule, "plan-life"));
    };
    const unequal = { reason: "windows-differ" };
    expect(reasons(["R8"], burglary, ["baseline.start", "2011-04"], ["baseline.months", 24])).toMatchObject([
      unequal
    ]);
    // The baseline ends in March 2013: six recent months first follow it in September, twelve in March 2014.
    const early = [
      ["target.end", "2013-08"],
      ["target.months", 3]
    ] as [string, unknown][];
    const none = { rating: "not-rated", reason: "no-look", evidence: { detail: "2013-08" } };
    expect(reasons(["R5", "R8"], burglary, ...early)).toMatchObject([none, none]);
    expect(reasons(["R6", "R8"], entry("confidence"), ...early)).toMatchObject([none, none]);
  });

  it("says of a young series from when its lines are known, or that they are not by the target date", () => {
    const young = (start: string, period: string) => {
      const counts = series.counts.slice(monthIndex(start) - monthIndex(series.start));
      const own = { [sample.force]: { ...series, start, counts } };
      const data = { ...sample.data, series: { ...sample.data.series, "domestic-burglary": own } };
      const { measure, priority } = burglary;
      const context = { ...sample, data, period, settings: published };
      return resultOf(rateMeasure(measure, priority.id, context), "R5", "plan-life");
    };
    // A season is learnt from 36 months: those from March 2012 on end in February 2015.
    const before = { rating: "not-rated", reason: "before-looks" };
    expect(young("2012-03", "2014-09")).toMatchObject({ ...before, evidence: { detail: "2015-02" } });
    expect(young("2012-03", "2015-02")!.rating).not.toBe("not-rated");
    // Those from May 2014 on end in April 2017, a month after the target date.
    const none = { rating: "not-rated", reason: "no-look", evidence: { detail: "2017-03" } };
    expect(young("2014-04", "2015-10")).toMatchObject({ ...before, evidence: { detail: "2017-03" } });
    expect(young("2014-05", "2015-10")).toMatchObject(none);
  });
});

describe("chanceOverPlan(result, rated)", () => {
  const over = (
    rule: "R3" | "R4" | "R5" | "R6" | "R8",
    reading: "as-written" | "calibrated" | "plan-life",
    one = burglary
  ) => {
    const context = { ...sample, settings: published };
    const rating = rateMeasure(one.measure, one.priority.id, context);
    return chanceOverPlan(resultOf(rating, rule, reading)!, { measure: one.measure, rating, context });
  };

  it("is far above that of one look, and small where the critical value is made for the plan", () => {
    expect(over("R5", "calibrated")).toBeGreaterThan(0.6);
    expect(over("R8", "calibrated")).toBeGreaterThan(0.25);
    for (const rule of ["R5", "R8"] as const) expect(over(rule, "plan-life")).toBeLessThan(0.2);
  });

  it("counts R4 once, and does not know R3 where it forecasts at every look", () => {
    expect(over("R4", "calibrated")).toBeCloseTo(0.05, 3);
    expect(over("R3", "as-written")).toBeGreaterThan(0.9);
    expect([over("R3", "calibrated"), over("R3", "plan-life")]).toEqual([null, null]);
  });

  it("is that which is stated, of a survey", () => {
    const survey = entry("all-user-satisfaction");
    expect(over("R6", "plan-life", survey)).toBeCloseTo(0.05, 3);
    expect(over("R6", "calibrated", survey)).toBeGreaterThan(0.2);
  });
});

it("a plan-life reading has a setting that the published default names", () => {
  expect(defaultSettings().planLife.share).toBe(5);
});
