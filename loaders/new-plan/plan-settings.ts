import { addMonths, type Month, monthOfYear } from "../../src/plan/month.js";
import { defaultSettings, type Settings, withSetting } from "../../src/plan/settings.js";

/** March, the end of a financial year, as {@link monthOfYear} counts. */
const MARCH = 2;

/**
 * Settings for a plan of another time: the published ones, with the baseline and the target date where the paper has
 * them as seen from its own period. The baseline is the last financial year that ends before the latest 12 months
 * begin; the target date lies four years after its end.
 */
export function planSettings(periodEnd: Month): Settings {
  const settings = defaultSettings();
  const before = addMonths(periodEnd, -settings.latest.months);
  const baselineEnd = addMonths(before, -((monthOfYear(before) - MARCH + 12) % 12));
  const start = addMonths(baselineEnd, 1 - settings.baseline.months);
  return withSetting(
    withSetting(settings, "baseline.start", start),
    "target.end",
    addMonths(baselineEnd, 48)
  );
}
