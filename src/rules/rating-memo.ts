import type { Month } from "../plan/month.js";
import type { Plan } from "../plan/plan.js";
import type { PlanData } from "../plan/plan-data.js";
import { type Settings, settingAt } from "../plan/settings.js";
import type { BandScaling } from "./models/forecast-bands.js";
import { type RatingStep, STEPS, type StepName, settingsOf } from "./steps.js";

/** What the comparison reads. */
export interface PositionContext {
  data: PlanData;
  /** Whose word for its places the results use, that of a plan of forces unless given; and whose own place totals are for. */
  plan?: Pick<Plan, "places"> & Partial<Pick<Plan, "force">>;
  force: string;
  period: Month;
  settings: Settings;
  /** The measured errors of forecasts to go by; all that are known unless given. Not with a memo, which does not look at it. */
  scaling?: BandScaling;
  /** Remembers results where the same data are rated again under other settings. */
  memo?: RatingMemo;
}

/** Gives the result of a step, computed or remembered. */
export type RatingMemo = <T>(
  step: RatingStep,
  measure: string,
  context: PositionContext,
  compute: () => T
) => T;

/** A step of a context that remembers; computed where it does not. */
export function remembered<T>(
  step: RatingStep,
  measure: string,
  context: PositionContext,
  compute: () => T
): T {
  return context.memo ? context.memo(step, measure, context, compute) : compute();
}

/** Results that a page keeps for one set of data. */
const MOST_RESULTS = 8000;

/**
 * Remembers the result of every step by measure, force, period and the settings that the step depends on, so that a
 * changed setting recomputes only what depends on it. Data and plan must not change once they are rated; other data
 * are remembered apart. Beyond `mostResults` for one set of data, the oldest are forgotten.
 */
export function ratingMemo(mostResults: number = MOST_RESULTS): RatingMemo {
  const byData = new WeakMap<PlanData, Map<string, unknown>>();
  const bySettings = new WeakMap<Settings, Record<StepName, string>>();
  return <T>(
    step: RatingStep,
    measure: string,
    { data, force, period, settings }: PositionContext,
    compute: () => T
  ): T => {
    const results = kept(byData, data, () => new Map<string, unknown>());
    const values = kept(bySettings, settings, () => valuesByStep(settings))[step];
    const key = [step, measure, force, period, values].join(" ");
    if (results.has(key)) return results.get(key) as T;
    const result = compute();
    if (results.size >= mostResults) results.delete(results.keys().next().value!);
    results.set(key, result);
    return result;
  };
}

function kept<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function valuesByStep(settings: Settings): Record<StepName, string> {
  const names = Object.keys(STEPS) as StepName[];
  const values = names.map((name) => [
    name,
    JSON.stringify(settingsOf([name]).map((path) => settingAt(settings, path)))
  ]);
  return Object.fromEntries(values);
}
