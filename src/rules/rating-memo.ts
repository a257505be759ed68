import type { Month } from "../plan/month.js";
import type { PlanData } from "../plan/plan-data.js";
import { type Settings, settingAt } from "../plan/settings.js";

/** One step of rating a measure: the settings that it reads itself, and the steps whose results it reads. */
interface Step {
  reads: readonly string[];
  from?: readonly StepName[];
}

/** The steps of rating a measure that cost time. A test watches every step and fails when one reads a setting that is not listed. */
export type StepName =
  | "season"
  | "outlook"
  | "change-as-written"
  | "change-calibrated"
  | "trends"
  | "forecast"
  | "compared"
  | "position"
  | "spc-as-written"
  | "spc-model"
  | "spc-calibrated"
  | "survey-change";

const SEASON = ["season.window", "season.minimum", "season.method"];
const CHANGE = ["z", "baseline.start", "baseline.months", "latest.months"];
const SPC_WINDOWS = ["spc.recent", "spc.previous"];
const SPC = [...SPC_WINDOWS, "z", "spc.lines"];
const TARGET = ["target.end", "target.months", "achievement", "projection.confidence"];

/** What each step depends on. */
export const STEPS: Record<StepName, Step> = {
  season: { reads: SEASON },
  outlook: { reads: [...SEASON, "target.end", "msg.edition"] },
  "change-as-written": { reads: CHANGE },
  "change-calibrated": { reads: CHANGE, from: ["season"] },
  trends: { reads: [...TARGET, "trends.windows", "baseline.start"], from: ["change-as-written"] },
  forecast: { reads: [...TARGET, "projection.probability"], from: ["change-calibrated", "outlook"] },
  compared: { reads: ["latest.months", "msg.edition", "survey.oldest"] },
  position: { reads: ["z", "msg.edition", "msg.average"], from: ["compared"] },
  "spc-as-written": { reads: SPC },
  "spc-model": { reads: [...SPC_WINDOWS, ...SEASON] },
  "spc-calibrated": { reads: SPC, from: ["spc-model"] },
  "survey-change": { reads: ["baseline.start", "baseline.months", "survey.confidence", "survey.oldest"] }
};

/** Every setting that a step's result depends on, through the steps it reads as well. */
export function settingsOfStep(name: StepName): string[] {
  const { reads, from = [] } = STEPS[name];
  return [...new Set([...reads, ...from.flatMap(settingsOfStep)])];
}

/** What the comparison reads. */
export interface PositionContext {
  data: PlanData;
  force: string;
  period: Month;
  settings: Settings;
  /** Remembers results where the same data are rated again under other settings. */
  memo?: RatingMemo;
}

/** Gives the result of a step, computed or remembered. */
export type RatingMemo = <T>(
  step: StepName,
  measure: string,
  context: PositionContext,
  compute: () => T
) => T;

/** A step of a context that remembers; computed where it does not. */
export function remembered<T>(
  step: StepName,
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
    step: StepName,
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
    JSON.stringify(settingsOfStep(name).map((path) => settingAt(settings, path)))
  ]);
  return Object.fromEntries(values);
}
