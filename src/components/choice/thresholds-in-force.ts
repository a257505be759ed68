import { element } from "../../kit/element.js";
import { SETTINGS, type Settings, settingAt } from "../../plan/settings.js";
import { settingText } from "../../words/setting-text.js";

/** Every threshold in force in a few small lines, for paper only: on screen the Settings page has them. */
export function thresholdsInForce(settings: Settings): HTMLElement {
  const entries = SETTINGS.map((setting): string => {
    const value = settingAt(settings, setting.path);
    const changed = JSON.stringify(value) !== JSON.stringify(setting.default);
    const text = `${setting.label.toLowerCase()} ${settingText(setting, value)}`;
    return changed ? `${text} (default ${settingText(setting, setting.default)})` : text;
  });
  return element(
    "p",
    { class: "paper-only paper-thresholds" },
    element("strong", {}, "Thresholds in force: "),
    `${entries.join("; ")}.`
  );
}
