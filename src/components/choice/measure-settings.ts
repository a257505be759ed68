import { element } from "../../kit/element.js";
import { formatMonth } from "../../plan/month.js";
import type { MeasureKind } from "../../plan/plan.js";
import { SETTINGS, type Setting, type Settings, settingAt, type TrendWindow } from "../../plan/settings.js";
import { trendWindowName } from "../../words/explanation.js";
import { formatNumber } from "../../words/format.js";

const ALWAYS = ["reading", "scheme"];
const PATHS: Partial<Record<MeasureKind, string[]>> = {
  offences: [
    "z",
    "baseline",
    "latest",
    "target",
    "achievement",
    "unmaintained",
    "trends",
    "projection",
    "spc",
    "season",
    "msg"
  ],
  survey: ["z", "baseline", "survey", "msg"],
  outcome: ["z", "baseline", "survey", "msg"]
};

/** The settings that a measure of a kind depends on. */
export function settingsFor(kind: MeasureKind): Setting[] {
  const paths = [...ALWAYS, ...(PATHS[kind] ?? [])];
  return SETTINGS.filter(({ path }) => paths.includes(path) || paths.includes(path.split(".")[0]!));
}

/** A setting's value in words. */
export function settingText({ value: type, unit }: Setting, value: unknown): string {
  switch (type.type) {
    case "number":
    case "whole":
      return `${formatNumber(value as number, decimalsOf(value as number))}${unit === "per cent" ? "%" : ` ${unit}`}`;
    case "month":
      return formatMonth(value as string);
    case "windows":
      return (value as TrendWindow[]).map(trendWindowName).join("; ");
    default:
      return String(value).replaceAll("-", " ");
  }
}

const decimalsOf = (value: number) => String(value).split(".")[1]?.length ?? 0;

/** Every setting behind the page, with its published default where it differs. */
export function measureSettings(kind: MeasureKind, settings: Settings): HTMLElement {
  return element(
    "section",
    { class: "measure-settings", "aria-labelledby": "settings" },
    element("h2", { id: "settings" }, "Settings used"),
    element(
      "dl",
      {},
      ...settingsFor(kind).map((setting) => settingEntry(setting, settingAt(settings, setting.path)))
    )
  );
}

function settingEntry(setting: Setting, value: unknown): HTMLElement {
  const changed = JSON.stringify(value) !== JSON.stringify(setting.default);
  return element(
    "div",
    { title: `${setting.description} (${setting.path})` },
    element("dt", {}, setting.label),
    element(
      "dd",
      {},
      settingText(setting, value),
      changed &&
        element(
          "span",
          { class: "measure-changed" },
          ` changed from ${settingText(setting, setting.default)}`
        )
    )
  );
}
