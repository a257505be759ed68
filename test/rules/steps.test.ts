import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { SETTINGS, type Settings, withSetting } from "../../src/plan/settings.js";
import { settingsConflicts } from "../../src/plan/settings-conflicts.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import type { RatingMemo } from "../../src/rules/rating-memo.js";
import { type RatingStep, STEPS, type StepName, settingsOf } from "../../src/rules/steps.js";
import { OTHER_VALUES, wideSeason, withOtherEdition } from "../plan/other-values.js";
import { methodAt } from "./examples.js";

const own = ownContext(loadData("data"));
const sample: RatingContext = {
  ...own,
  data: withOtherEdition(own),
  settings: wideSeason(own.settings)
};
const withValues = (values: Record<string, unknown>): Settings =>
  Object.entries(values).reduce((all, [path, value]) => withSetting(all, path, value), sample.settings);

/** Some measures, rated for the life of the plan, which takes longer. */
function overPlan(ids: readonly string[], values: Record<string, unknown> = {}): RatingContext {
  const priorities = sample.plan.priorities.map((priority) => ({
    ...priority,
    measures: priority.measures.filter(({ id }) => ids.includes(id))
  }));
  return {
    ...sample,
    plan: { ...sample.plan, priorities },
    settings: withValues({ reading: "plan-life", ...values })
  };
}
const planned = overPlan(["violence-with-injury", "confidence"]);
/** R1's model has one trend in the place of its windows' levels. */
const trend = withValues({ method: methodAt("R1", 2) });
/** It improved since then, and is not quite sure to hold. */
const improved = overPlan(["domestic-burglary"], { "baseline.start": "2009-04" });

/** The sample, the same for a plan's life, and a baseline of more crime with short trends, better than which a force is without keeping to it. */
const contexts: RatingContext[] = [
  sample,
  planned,
  improved,
  { ...sample, settings: trend },
  { ...sample, settings: withValues({ "baseline.start": "2010-04", "trends.windows": [6], z: 0.5 }) }
];

/** What every step of rating the plan gives, as text, by step and measure. */
function results(context: RatingContext): Map<string, string> {
  const found = new Map<string, string>();
  const memo: RatingMemo = (step, measure, _, compute) => {
    const result = compute();
    // The first is that of the reader's settings: without the months before a change of recording steps are taken again.
    const key = `${step} ${measure}`;
    if (!found.has(key)) found.set(key, JSON.stringify(result) ?? "nothing");
    return result;
  };
  ratePlan({ ...context, memo });
  return found;
}

/** The steps of which a result moves when a setting takes another value. */
function movedBy(path: string, context: RatingContext): Set<RatingStep> {
  const before = results(context);
  const moved = new Set<RatingStep>();
  for (const value of OTHER_VALUES[path]!) {
    for (const [key, result] of results({ ...context, settings: withSetting(context.settings, path, value) }))
      if (result !== before.get(key)) moved.add(key.split(" ")[0] as RatingStep);
  }
  return moved;
}

describe("STEPS", () => {
  it("is tried with every setting, and with values that agree with the others", () => {
    expect(Object.keys(OTHER_VALUES)).toEqual(SETTINGS.map(({ path }) => path));
    for (const { settings } of contexts) {
      for (const [path, values] of Object.entries(OTHER_VALUES)) {
        for (const value of values)
          expect(
            settingsConflicts(withSetting(settings, path, value), ["computed-2012", "other"]),
            path
          ).toEqual([]);
      }
    }
  });

  it("leaves no setting unread", () => {
    const read = settingsOf(Object.keys(STEPS) as StepName[]);
    expect(SETTINGS.map(({ path }) => path).filter((path) => !read.includes(path))).toEqual([]);
  });

  const seen = new Set(
    [sample, planned].flatMap((context) =>
      [...results(context).keys()].map((key) => key.split(" ")[0] as RatingStep)
    )
  );

  it.each(SETTINGS.map(({ path }) => path))(
    "lists %s for exactly those steps whose results it moves",
    (path) => {
      const moved = new Set(contexts.flatMap((context) => [...movedBy(path, context)]));
      const listed = [...seen].filter((step) => settingsOf([step]).includes(path));
      expect([...moved].sort()).toEqual(listed.sort());
    },
    60_000
  );
});
