import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanData } from "../../src/plan/plan-data.js";
import { SETTINGS, type Settings, withSetting } from "../../src/plan/settings.js";
import { settingsConflicts } from "../../src/plan/settings-conflicts.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { type RatingMemo, ratingMemo } from "../../src/rules/rating-memo.js";
import { type RatingStep, STEPS, settingsOf } from "../../src/rules/steps.js";
import { anySettings } from "../plan/any-settings.js";
import { sampleContext as own } from "../sample-plan.js";
import { methodAt } from "./examples.js";

const editions = Object.keys(own.data.groups);

/** The sample's settings with some values changed, by path. */
function settingsWith(values: Record<string, unknown>): Settings {
  return Object.entries(values).reduce((all, [path, value]) => withSetting(all, path, value), own.settings);
}

/** Settings that tell of every setting that is read. */
function watched(settings: Settings, onRead: (path: string) => void): Settings {
  const wrap = (value: object, path: string): object =>
    new Proxy(value, {
      get(target, key) {
        const found = Reflect.get(target, key);
        const at = path === "" ? String(key) : `${path}.${String(key)}`;
        if (SETTINGS.some((setting) => setting.path === at)) onRead(at);
        const isGroup = typeof found === "object" && found !== null && !Array.isArray(found);
        return isGroup ? wrap(found, at) : found;
      }
    });
  return wrap(settings, "") as Settings;
}

/** Which settings each step reads while the plan is rated, in itself and in the steps it calls. */
function readsByStep(context: RatingContext): Map<RatingStep, Set<string>> {
  const reads = new Map<RatingStep, Set<string>>();
  const running: RatingStep[] = [];
  const memo: RatingMemo = (step, _measure, _context, compute) => {
    if (!reads.has(step)) reads.set(step, new Set());
    running.push(step);
    try {
      return compute();
    } finally {
      running.pop();
    }
  };
  const settings = watched(context.settings, (path) => {
    for (const step of running) reads.get(step)!.add(path);
  });
  ratePlan({ ...context, settings, memo });
  return reads;
}

describe("the steps of rating", () => {
  const contexts = [
    own,
    { ...own, settings: withSetting(own.settings, "season.method", "months") },
    { ...own, settings: withSetting(own.settings, "achievement", "any"), period: "2016-12" },
    { ...own, settings: withSetting(own.settings, "msg.average", "weighted") },
    { ...own, period: "2012-06" },
    { ...own, force: "kent" },
    { ...own, settings: withSetting(own.settings, "method", methodAt("R1", 2)) },
    // Vehicle crime fell after 2010 and rose in 2014: better than the baseline, and not projected to stay so.
    { ...own, settings: settingsWith({ "baseline.start": "2010-04", "trends.windows": [6], z: 0.5 }) }
  ];

  it("read no setting that is not listed for them", () => {
    for (const context of contexts) {
      for (const [step, paths] of readsByStep(context)) {
        expect(
          [...paths].filter((path) => !settingsOf([step]).includes(path)),
          step
        ).toEqual([]);
      }
    }
  });

  it("each read every setting that is listed for them: none is recomputed in vain", () => {
    const seen = new Map<RatingStep, Set<string>>();
    for (const context of contexts) {
      for (const [step, paths] of readsByStep(context)) {
        seen.set(step, new Set([...(seen.get(step) ?? []), ...paths]));
      }
    }
    expect(seen.size).toBe(17);
    for (const [step, paths] of seen) {
      expect(
        STEPS[step].reads.filter((path) => !paths.has(path)),
        step
      ).toEqual([]);
    }
  });
});

/** A memo that counts what is computed, by step. */
function counting(): { memo: RatingMemo; computed: () => Set<string>; forget: () => void } {
  const inner = ratingMemo();
  let steps = new Set<string>();
  const memo: RatingMemo = (step, measure, context, compute) =>
    inner(step, measure, context, () => {
      steps.add(step);
      return compute();
    });
  return { memo, computed: () => steps, forget: () => (steps = new Set()) };
}

describe("ratingMemo()", () => {
  it("computes nothing anew for the same settings, or for what is only shown differently", () => {
    const { memo, computed, forget } = counting();
    ratePlan({ ...own, memo });
    forget();
    ratePlan({ ...own, settings: structuredClone(own.settings), memo });
    for (const [path, value] of [
      ["reading", "calibrated"],
      ["scheme", "continuous-improvement"],
      ["layout", "old"]
    ] as const)
      ratePlan({ ...own, settings: withSetting(own.settings, path, value), memo });
    expect([...computed()]).toEqual([]);
  });

  it.each([
    [
      "z",
      2.58,
      [
        "change-as-written",
        "trends",
        "change-calibrated",
        "forecast",
        "offences-as-written",
        "offences-calibrated",
        "position-rates",
        "position-percentages",
        "spc-as-written",
        "spc-calibrated"
      ]
    ],
    ["survey.confidence", 99, ["survey-change"]],
    ["spc.recent", 4, ["spc-as-written", "spc-model", "spc-calibrated"]],
    ["survey.oldest", 12, ["survey-change", "compared-percentages", "position-percentages"]],
    ["unmaintained", "red", ["offences-as-written", "offences-calibrated"]],
    ["projection.probability", 0.7, ["forecast", "offences-calibrated"]],
    ["trends.windows", [24], ["trends", "offences-as-written"]],
    ["msg.average", "weighted", ["position-rates", "position-percentages"]]
  ])("of %s computes only what depends on it", (path, value, expected) => {
    const { memo, computed, forget } = counting();
    ratePlan({ ...own, memo });
    forget();
    ratePlan({ ...own, settings: withSetting(own.settings, path, value), memo });
    expect([...computed()].sort()).toEqual([...expected].sort());
  });

  it("keeps other data, forces and periods apart", () => {
    const memo = ratingMemo();
    const series = structuredClone(own.data.series);
    for (const byForce of Object.values(series))
      for (const s of Object.values(byForce)) s.counts = s.counts.map((c) => c && 2 * c);
    const doubled: PlanData = { ...own.data, series };
    for (const context of [
      own,
      { ...own, data: doubled },
      { ...own, force: "kent" },
      { ...own, period: "2015-03" }
    ])
      expect(ratePlan({ ...context, memo })).toEqual(ratePlan(context));
  });

  it("gives what rating without it gives, for any settings one after the other", () => {
    const memo = ratingMemo();
    fc.assert(
      fc.property(anySettings(editions), (settings) => {
        fc.pre(settingsConflicts(settings, editions).length === 0);
        expect(ratePlan({ ...own, settings, memo })).toEqual(ratePlan({ ...own, settings }));
      }),
      { numRuns: 20 }
    );
    // Some of them rate for a plan's life, which draws histories of every series.
  }, 120_000);
});
