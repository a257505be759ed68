import { SETTINGS_FORMAT } from "../plan/formats.js";
import { isMonth } from "../plan/month.js";
import { type PlaceWords, placeWords } from "../plan/place-words.js";
import { defaultSettings, expectedValue, type Setting, type Settings, settingAt } from "../plan/settings.js";
import { SETTINGS_TREE, type SettingsGroup } from "../plan/settings-tree.js";
import { targetNotation } from "../plan/target.js";
import { settingDescription } from "./setting-text.js";

const HEAD = [
  "yaml-language-server: $schema=schema/settings.schema.json",
  "",
  "Every threshold, once, with its published default. This text is made from the registry in",
  "src/plan/settings.ts. Change a value here; each one is explained above it."
];

/** Longest line of a comment. */
const WIDTH = 100;

/** Words that YAML, in one version or another, does not read as text. */
const NOT_TEXT = /^(true|false|null|yes|no|on|off|y|n|inf|nan)$/;

/** The text of settings.yaml with these settings, or the published defaults: above each, what it does and where its default comes from. */
export function settingsYaml(
  settings: Settings = defaultSettings(),
  places: PlaceWords = placeWords({})
): string {
  const text = groupText(SETTINGS_TREE, settings, places, "");
  return `${[commentOf(HEAD, ""), "", `format: ${SETTINGS_FORMAT}`, "", text].join("\n")}\n`;
}

function groupText(group: SettingsGroup, settings: Settings, places: PlaceWords, indent: string): string {
  return Array.from(group, ([name, member]) =>
    member instanceof Map
      ? `${indent}${name}:\n${groupText(member, settings, places, `${indent}  `)}`
      : `${commentOf(descriptionOf(member, places), indent)}\n${indent}${name}: ${valueText(member.path, settingAt(settings, member.path))}`
  ).join("\n\n");
}

function valueText(path: string, value: unknown): string {
  if (Array.isArray(value)) return `[ ${value.map(scalarText).join(", ")} ]`;
  if (typeof value !== "object") return scalarText(value);
  // YAML takes JSON as it is.
  return path === "method" ? JSON.stringify(value) : `{ ${targetNotation(value)} }`;
}

/** A number, or a word: between quotes when YAML would take it for something else than text. */
function scalarText(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = String(value);
  const plain = isMonth(text) || (/^[a-z][a-z0-9-]*$/.test(text) && !NOT_TEXT.test(text));
  return plain ? text : JSON.stringify(text);
}

function descriptionOf(setting: Setting, places: PlaceWords): string[] {
  const { label, unit, value, source } = setting;
  return [
    ...wrapped(`${label} (${unit}): ${expectedValue(value)}.`),
    ...wrapped(settingDescription(setting, places)),
    ...wrapped(`Source of the default: ${source}.`)
  ];
}

/** A word; what stands in braces is one, to be copied as it is. */
const WORD = /\{.*\}\S*|\S+/g;

/** The words in lines no longer than {@link WIDTH}. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.match(WORD)!) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const commentOf = (lines: string[], indent: string): string =>
  lines.map((line) => (line === "" ? line : `${indent}# ${line}`)).join("\n");
