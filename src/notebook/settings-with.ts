import { SETTINGS, type Settings, settingProblem, withSetting } from "../plan/settings.js";
import { settingsConflicts } from "../plan/settings-conflicts.js";

/**
 * Settings with some of them changed, by path: `{"spc.recent": 3}`. Throws a RangeError that says what was expected
 * for a path that is no setting, a value out of range, or values that contradict each other.
 */
export function settingsWith(settings: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  const changed = Object.entries(changes).reduce((before, [path, value]) => {
    const setting = SETTINGS.find((one) => one.path === path);
    if (!setting) {
      const known = SETTINGS.map((one) => one.path).join(", ");
      throw new RangeError(`“${path}” is no setting. The settings are: ${known}.`);
    }
    const expected = settingProblem(setting, value);
    if (expected)
      throw new RangeError(`The setting ${path} is ${JSON.stringify(value)}; expected ${expected}.`);
    return withSetting(before, path, value);
  }, settings);
  const [conflict] = settingsConflicts(changed, [changed.msg.edition]);
  if (conflict)
    throw new RangeError(`The setting ${conflict.path}: ${conflict.problem}; expected ${conflict.expected}.`);
  return changed;
}
