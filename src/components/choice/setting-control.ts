import { type Attributes, element } from "../../kit/element.js";
import type { PlaceWords } from "../../plan/place-words.js";
import { readValue, type Setting, type SettingType, valueNotation } from "../../plan/settings.js";
import { settingDescription, settingText } from "../../words/setting-text.js";

/** One threshold as a labelled control. */
export interface SettingControl {
  setting: Setting;
  element: HTMLElement;
  /** Shows a value; text that already means it stays as it was typed. */
  show(value: unknown): void;
  /** What stands in the control: its value, or null when that suits no setting. */
  read(): { value: unknown } | null;
  /** What is expected in place of what stands there, in words; undefined when that can be used. */
  expected(): string | undefined;
  /** Says beside the control what is wrong with it, without touching what was typed; "" for nothing. */
  explain(problem: string): void;
}

/** What the form tells of a control. */
export interface SettingControlOptions {
  setting: Setting;
  published: unknown;
  /** Names to choose from for a setting that is the id of something in the data. */
  ids: readonly string[];
  places: PlaceWords;
  /** Called at every step; `passing` for those of a movement, such as dragging or typing. */
  onInput: (passing: boolean) => void;
}

type Field = HTMLInputElement | HTMLSelectElement;

/** The id of a setting's control in the page: "setting-spc-recent". */
export const settingId = ({ path }: Setting): string => `setting-${path.replaceAll(".", "-")}`;

/** A control made from what the setting's value may be: a slider with a field, a list, or a field. */
export function settingControl(options: SettingControlOptions): SettingControl {
  const { setting, published, onInput } = options;
  const id = settingId(setting);
  const field = fieldOf(options, { id, "aria-describedby": `${id}-what ${id}-problem` });
  const slider = sliderOf(setting, id);
  const problem = element("p", { id: `${id}-problem`, class: "setting-problem", "aria-live": "polite" });
  const readField = () => readValue(setting, textOf(field));
  const read = (): { value: unknown } | null => {
    const found = readField();
    return "value" in found ? found : null;
  };
  const mark = (): void => {
    reset.hidden = sameValue(read()?.value, published);
  };
  const show = (value: unknown): void => {
    if (!sameValue(read()?.value, value)) setField(field, fieldText(setting, value));
    if (slider) slider.value = String(value);
    mark();
  };
  const reset = element(
    "button",
    {
      type: "button",
      class: "setting-reset",
      "aria-label": `Reset ${setting.label} to ${settingText(setting, published)}`,
      onclick: () => {
        setField(field, fieldText(setting, published));
        show(published);
        field.focus();
        onInput(false);
      }
    },
    "Reset"
  );
  field.addEventListener("input", () => {
    const value = read()?.value;
    if (slider && value !== undefined) slider.value = String(value);
    mark();
    onInput(!isList(field));
  });
  slider?.addEventListener("input", () => {
    field.value = slider.value;
    mark();
    onInput(true);
  });
  return {
    setting,
    element: element(
      "div",
      { class: "setting" },
      element("div", { class: "setting-name" }, element("label", { for: id }, setting.label), reset),
      element("p", { id: `${id}-what`, class: "setting-what" }, settingDescription(setting, options.places)),
      element("div", { class: "setting-entry" }, slider, field, unitOf(setting)),
      problem,
      element(
        "p",
        { class: "setting-published" },
        `Published: ${settingText(setting, published)}. ${setting.source}.`
      )
    ),
    show,
    read,
    expected() {
      const found = readField();
      return "expected" in found ? found.expected : undefined;
    },
    explain(text) {
      problem.textContent = text;
      field.setAttribute("aria-invalid", String(text !== ""));
    }
  };
}

/** What is wrong with a control's text, and what happens meanwhile. */
export function valueProblem(setting: Setting, expected: string, inForce: unknown): string {
  return `This value cannot be used: expected ${expected}. ${settingText(setting, inForce)} stays in force.`;
}

function fieldOf({ setting, ids }: SettingControlOptions, attributes: Attributes): Field {
  const { value: type } = setting;
  if (type.type === "choice" || type.type === "id") {
    const choices = type.type === "id" ? ids : type.choices;
    return element(
      "select",
      attributes,
      ...choices.map((choice) => element("option", { value: choice }, settingText(setting, choice)))
    );
  }
  return element("input", {
    type: "text",
    ...attributes,
    class: `setting-${type.type}`,
    autocomplete: "off",
    spellcheck: "false",
    inputmode: KEYBOARDS[type.type],
    placeholder: PLACEHOLDERS[type.type]
  });
}

const KEYBOARDS: Partial<Record<SettingType["type"], string>> = { number: "decimal", whole: "numeric" };
const PLACEHOLDERS: Partial<Record<SettingType["type"], string>> = {
  month: "YYYY-MM",
  windows: "12, 24, baseline",
  target: "-20%",
  methods: "newest"
};

/** A slider beside the field of a number. Its steps are those of the setting. */
function sliderOf({ value: type, label }: Setting, id: string): HTMLInputElement | null {
  if (type.type !== "number" && type.type !== "whole") return null;
  return element("input", {
    type: "range",
    id: `${id}-slider`,
    min: type.min,
    max: type.max,
    step: type.type === "number" ? type.step : 1,
    "aria-label": `${label}, slider`
  });
}

/** The unit, where the text of the control does not say it: choices and months speak for themselves. */
function unitOf({ unit, value: { type } }: Setting): HTMLElement | null {
  if (type === "choice" || type === "id") return null;
  const words = {
    month: "year and month, YYYY-MM",
    windows: `${unit}, or baseline; commas between`,
    target: "significant, any, or a number: -20%, a total, or 2016-03: a total",
    methods: "newest, or such as R5: 1 (the board, May 2014); semicolons between"
  };
  return element("span", { class: "setting-unit" }, type in words ? words[type as keyof typeof words] : unit);
}

const isList = (field: Field): field is HTMLSelectElement => field.tagName === "SELECT";

const optionsOf = (list: HTMLSelectElement) => [...list.querySelectorAll("option")];

function textOf(field: Field): string {
  return isList(field) ? (optionsOf(field).find(({ selected }) => selected)?.value ?? "") : field.value;
}

function setField(field: Field, text: string): void {
  if (!isList(field)) field.value = text;
  else for (const option of optionsOf(field)) option.selected = option.value === text;
}

const fieldText = (setting: Setting, value: unknown): string =>
  Array.isArray(value) ? value.join(", ") : valueNotation(setting, value);

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
