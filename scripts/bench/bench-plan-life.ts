import { max, median } from "d3-array";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { monthRange } from "../../src/plan/month.js";
import { settingAt, withSetting } from "../../src/plan/settings.js";
import { settingsConflicts } from "../../src/plan/settings-conflicts.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { ratingMemo } from "../../src/rules/rating-memo.js";
import { offered } from "../../src/views/offered.js";

/** Milliseconds of a slider step and seconds more of a build, as of the chances beside colours: the project’s own targets. */
export const PLAN_LIFE_BUDGET = { stepMilliseconds: 16, periodsSeconds: 2 };

/** What the plan-life reading costs where it is published. */
export interface PlanLifeCost {
  /** Milliseconds of slider steps that change what a plan’s looks compare, each at a value not seen before. */
  windows: StepCost;
  /** Of those that change only what is held against it. */
  others: StepCost;
  /** All periods of the plan’s own force, one after the other. */
  periods: number;
  periodsSeconds: number;
}

export interface StepCost {
  steps: number;
  median: number;
  longest: number;
}

/** Values of settings on which the histories’ looks rest, and of such as leave them as they are. */
const WINDOWS: Readonly<Record<string, readonly number[]>> = {
  "spc.recent": [3, 4, 5, 7, 8, 9],
  "spc.previous": [9, 10, 11, 13, 14, 15],
  "latest.months": [6, 9, 15, 18]
};
const OTHERS: Readonly<Record<string, readonly number[]>> = {
  z: [1.6, 1.7, 1.8, 1.9, 2, 2.1, 2.2, 2.3],
  "projection.probability": [0.3, 0.4, 0.6, 0.7],
  "planLife.share": [6, 8, 10, 15]
};

/** Rates the plan with plan life published: by slider steps, and at every period end that can be chosen. */
export function planLifeCost(folder: string): PlanLifeCost {
  const own = ownContext(loadData(folder));
  const context = { ...own, settings: withSetting(own.settings, "reading", "plan-life") };
  const { first, last } = offered(context).periods;
  const periods = monthRange(first, last);
  const started = performance.now();
  for (const period of periods) ratePlan({ ...context, period });
  const periodsSeconds = (performance.now() - started) / 1000;
  const seen = { ...context, memo: ratingMemo() };
  ratePlan(seen);
  return {
    windows: stepCost(seen, WINDOWS),
    others: stepCost(seen, OTHERS),
    periods: periods.length,
    periodsSeconds
  };
}

/** Steps to each value that is not in force and contradicts no other setting. */
function stepCost(context: RatingContext, values: Readonly<Record<string, readonly number[]>>): StepCost {
  const editions = Object.keys(context.data.groups);
  const times = Object.entries(values).flatMap(([path, all]) =>
    all.flatMap((value) => {
      const settings = withSetting(context.settings, path, value);
      const isNone = settingAt(context.settings, path) === value;
      if (isNone || settingsConflicts(settings, editions).length > 0) return [];
      const started = performance.now();
      ratePlan({ ...context, settings });
      return [performance.now() - started];
    })
  );
  return { steps: times.length, median: median(times)!, longest: max(times)! };
}
