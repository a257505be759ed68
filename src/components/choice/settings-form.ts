import { element } from "../../kit/element.js";
import { inPlaces } from "../../plan/place-words.js";
import { SETTINGS, type Setting, type Settings, settingAt, withSetting } from "../../plan/settings.js";
import { settingsConflicts } from "../../plan/settings-conflicts.js";
import type { ChoiceState } from "./choice-state.js";
import { type SettingControl, settingControl, valueProblem } from "./setting-control.js";

/** The settings in the order that a reader thinks of them: a heading, and the first keys of their paths. */
export const SETTING_GROUPS: readonly { title: string; keys: readonly string[] }[] = [
  { title: "Lines and colours", keys: ["z", "reading", "planLife", "scheme", "layout"] },
  { title: "Periods compared", keys: ["baseline", "latest", "recording", "target"] },
  { title: "Trends and forecast", keys: ["achievement", "unmaintained", "trends", "projection"] },
  { title: "Statistical process control", keys: ["spc", "season"] },
  { title: "Similar forces", keys: ["msg"] },
  { title: "Surveys", keys: ["survey"] },
  { title: "Methods", keys: ["method"] }
];

/** Every threshold as a control; a change that makes sense is in force at once, one that does not is explained beside it. */
export function settingsForm(state: ChoiceState): HTMLFormElement {
  /** The settings that this form put in force: it shows them already, beside what a reader is still typing. */
  let written: Settings | undefined;
  const { places } = state.offered;
  const controls = SETTINGS.map((setting) =>
    settingControl({
      setting,
      published: settingAt(state.published.settings, setting.path),
      ids: state.offered.editions,
      places,
      onInput: (passing) => apply(passing)
    })
  );
  const apply = (passing: boolean): void => {
    const inForce = state.current().settings;
    const wanted = draftOf(controls, inForce);
    const conflicts = settingsConflicts(wanted, state.offered.editions);
    for (const control of controls) {
      const conflict = conflicts.find(({ path }) => path === control.setting.path);
      const expected = control.expected();
      if (expected !== undefined)
        control.explain(valueProblem(control.setting, expected, valueIn(inForce, control.setting)));
      else
        control.explain(
          conflict
            ? `${sentence(conflict.problem)} Expected ${conflict.expected}. The view stays as it was.`
            : ""
        );
    }
    if (conflicts.length > 0 || JSON.stringify(wanted) === JSON.stringify(inForce)) return;
    written = wanted;
    state.change({ settings: wanted }, { passing });
  };
  const show = (settings: Settings): void => {
    for (const control of controls) {
      control.show(valueIn(settings, control.setting));
      control.explain("");
    }
  };
  state.subscribe(({ settings }) => {
    if (settings !== written) show(settings);
  });
  show(state.current().settings);
  return element(
    "form",
    { class: "settings-form", onsubmit: (event) => event.preventDefault() },
    ...SETTING_GROUPS.map(({ title, keys }) =>
      element(
        "fieldset",
        {},
        element("legend", {}, inPlaces(title, places)),
        ...controls.filter(({ setting }) => keys.includes(keyOf(setting))).map((control) => control.element)
      )
    )
  );
}

const keyOf = ({ path }: Setting): string => path.split(".")[0]!;

const valueIn = (settings: Settings, { path }: Setting): unknown => settingAt(settings, path);

/** The settings in force with every usable value of the controls. */
function draftOf(controls: readonly SettingControl[], inForce: Settings): Settings {
  return controls.reduce((settings, { setting, read }) => {
    const draft = read();
    const isNew = draft && JSON.stringify(draft.value) !== JSON.stringify(valueIn(inForce, setting));
    return isNew ? withSetting(settings, setting.path, draft.value) : settings;
  }, inForce);
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
