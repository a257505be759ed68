import { definitionTable } from "../../kit/definition-table.js";
import type { PlaceWords } from "../../plan/place-words.js";
import { SETTINGS, type Settings, settingAt } from "../../plan/settings.js";
import { settingDescription, settingText } from "../../words/setting-text.js";

/** Every threshold in force, with its published default and where that comes from. */
export function settingsTable(settings: Settings, places: PlaceWords): HTMLElement {
  return definitionTable({
    caption: "The settings in force, in the order of data/settings.yaml",
    headings: ["Setting", "In force", "Published default", "What it does", "Source of the default"],
    rows: SETTINGS.map((setting) => {
      const value = settingText(setting, settingAt(settings, setting.path));
      const standard = settingText(setting, setting.default);
      return [
        setting.label,
        value === standard ? value : `${value} (changed)`,
        standard,
        settingDescription(setting, places),
        setting.source
      ];
    })
  });
}
