import { addMonths, formatMonth, type Month } from "./month.js";
import type { Settings } from "./settings.js";
import { missingYear } from "./target.js";

/** Two settings that cannot both hold, or one that the data do not know. */
export interface SettingsConflict {
  /** Path of the setting to change. */
  path: string;
  /** What is wrong, in words that follow the setting's value. */
  problem: string;
  expected: string;
}

/** Conflicts between settings that each on its own would be valid. `editions` are those of the comparison groups, if there are any. */
export function settingsConflicts(settings: Settings, editions: readonly string[]): SettingsConflict[] {
  const conflicts: SettingsConflict[] = [];
  const baselineEnd = addMonths(settings.baseline.start, settings.baseline.months - 1);
  const targetStart = addMonths(settings.target.end, 1 - settings.target.months);
  if (targetStart <= baselineEnd) {
    conflicts.push({
      path: "target.end",
      problem: `the target period begins in ${formatMonth(targetStart)}, before the baseline has ended (${formatMonth(baselineEnd)})`,
      expected: "a target period after the baseline"
    });
  }
  const year = missingYear(settings.achievement, settings.target.end);
  if (year) conflicts.push({ path: "achievement", ...year });
  if (settings.season.minimum > settings.season.window) {
    conflicts.push({
      path: "season.minimum",
      problem: `more months are needed (${settings.season.minimum}) than are looked at (${settings.season.window})`,
      expected: `at most season.window, ${settings.season.window}`
    });
  }
  if (editions.length > 0 && !editions.includes(settings.msg.edition)) {
    conflicts.push({
      path: "msg.edition",
      problem: `there are no comparison groups of the edition “${settings.msg.edition}”`,
      expected: `one of ${editions.join(", ")}`
    });
  }
  return conflicts;
}

/** A baseline that ends after the plan's period, which no figures of that period can be compared with. */
export function baselineConflicts({ baseline }: Settings, periodEnd: Month): SettingsConflict[] {
  const end = addMonths(baseline.start, baseline.months - 1);
  if (end <= periodEnd) return [];
  return [
    {
      path: "baseline.start",
      problem: `the baseline ends in ${formatMonth(end)}, after the plan's period (${formatMonth(periodEnd)})`,
      expected: "a baseline that ends by the plan's period_end"
    }
  ];
}
