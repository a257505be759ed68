import { element } from "../../kit/element.js";
import { withOwnTarget } from "../../plan/own-target.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { Measure } from "../../plan/plan.js";
import { SETTINGS, type Setting, type Settings, settingAt } from "../../plan/settings.js";
import { stepsOf } from "../../rules/rules.js";
import { settingsOf } from "../../rules/steps.js";
import { settingDescription, settingText } from "../../words/setting-text.js";

/** The settings that a measure's colours depend on. */
export function settingsFor(measure: Measure, settings: Pick<Settings, "reading">): Setting[] {
  const paths = settingsOf(["published", ...stepsOf(measure, settings)]);
  return SETTINGS.filter(({ path }) => paths.includes(path));
}

/**
 * Every setting behind a measure's colours, with its published default where it differs, or that it is the measure's own; the
 * page gives it its heading.
 */
export function measureSettings(measure: Measure, given: Settings, places: PlaceWords): HTMLElement {
  const settings = withOwnTarget(measure, given);
  return element(
    "div",
    { class: "measure-settings" },
    element(
      "dl",
      {},
      ...settingsFor(measure, settings).map((setting) => {
        const value = settingAt(settings, setting.path);
        const isOwn = value !== settingAt(given, setting.path);
        return settingEntry(setting, value, { places, note: isOwn ? OWN : changeNote(setting, value) });
      })
    )
  );
}

/** Said of a setting in whose place the plan gives the measure a value of its own. */
const OWN = " the measure’s own, in plan.yaml";

function changeNote(setting: Setting, value: unknown): string {
  const isChanged = JSON.stringify(value) !== JSON.stringify(setting.default);
  return isChanged ? ` changed from ${settingText(setting, setting.default)}` : "";
}

function settingEntry(
  setting: Setting,
  value: unknown,
  { places, note }: { places: PlaceWords; note: string }
): HTMLElement {
  return element(
    "div",
    { title: `${settingDescription(setting, places)} (${setting.path})` },
    element("dt", {}, setting.label),
    element(
      "dd",
      {},
      settingText(setting, value),
      note !== "" && element("span", { class: "measure-changed" }, note)
    )
  );
}
