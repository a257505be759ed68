import type { MethodChoice } from "../plan/methods.js";
import { formatMonth } from "../plan/month.js";
import { inPlaces, type PlaceWords } from "../plan/place-words.js";
import { SETTINGS, type Setting, type Settings, settingAt, type TrendWindow } from "../plan/settings.js";
import { type Achievement, isTarget, type Target } from "../plan/target.js";
import { decimalsOf, formatList, formatNumber } from "./format.js";
import { targetText } from "./target-text.js";

/** A setting's value in words: "1.96 standard deviations", "95%", "as written". The name of something in the data stays as it is. */
export function settingText({ value: type, unit }: Setting, value: unknown): string {
  switch (type.type) {
    case "number":
    case "whole":
      return numberText(value as number, unit);
    case "month":
      return formatMonth(value as string);
    case "windows":
      return windowsText(value as TrendWindow[]);
    case "target":
      return isTarget(value as Achievement) ? targetText(value as Target) : String(value);
    case "methods":
      return methodsText(value as MethodChoice);
    case "choice":
      return String(value).replaceAll("-", " ");
    case "id":
      return String(value);
  }
}

/** What a setting does, in the plan's word for its places. */
export function settingDescription({ description }: Setting, places: PlaceWords): string {
  return inPlaces(description, places);
}

/** The value of a setting in force, in words. */
export function settingTextAt(settings: Settings, path: string): string {
  return settingText(SETTINGS.find((setting) => setting.path === path)!, settingAt(settings, path));
}

/** A number with the decimals that it has. */
function numberText(value: number, unit: string): string {
  const number = formatNumber(value, decimalsOf(value));
  if (unit === "per cent") return `${number}%`;
  if (unit === "probability") return number;
  return `${number} ${value === 1 ? unit.replace(/s$/, "") : unit}`;
}

/** "the newest in force of every rule", "R5 method 1 (the board, May 2014), the newest in force of every other rule". */
function methodsText(choice: MethodChoice): string {
  if (choice === "newest") return "the newest in force of every rule";
  const kept = Object.entries(choice).map(
    ([rule, { version, note }]) => `${rule} method ${version} (${note})`
  );
  return `${kept.join(", ")}, the newest in force of every other rule`;
}

/** "the last 12, 24 and 36 months, and the months since the baseline began". */
function windowsText(windows: readonly TrendWindow[]): string {
  const lengths = windows.filter((window) => window !== "baseline").map((window) => formatNumber(window));
  const months = lengths.length > 0 ? [`the last ${formatList(lengths)} months`] : [];
  const since = windows.includes("baseline") ? ["the months since the baseline began"] : [];
  return [...months, ...since].join(", and ");
}
