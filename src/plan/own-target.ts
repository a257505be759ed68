import type { Measure } from "./plan.js";
import type { Settings } from "./settings.js";

/** One object for the same settings and measure, so that what is remembered by settings is found again. */
const known = new WeakMap<Settings, WeakMap<Measure, Settings>>();

/** The settings that a measure is rated with: its own target, if it has one, stands in place of the plan's. */
export function withOwnTarget(measure: Measure, settings: Settings): Settings {
  if (measure.kind !== "offences" || measure.target === undefined) return settings;
  const byMeasure = known.get(settings) ?? new WeakMap<Measure, Settings>();
  known.set(settings, byMeasure);
  const own = byMeasure.get(measure) ?? { ...settings, achievement: measure.target };
  byMeasure.set(measure, own);
  return own;
}
