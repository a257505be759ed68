import { Document, Scalar, YAMLMap } from "yaml";
import {
  defaultSettings,
  expectedValue,
  type Setting,
  type Settings,
  settingAt
} from "../../src/ratings/settings.js";
import { SETTINGS_TREE, type SettingsGroup } from "../data/settings-tree.js";

const HEAD = [
  "yaml-language-server: $schema=schema/settings.schema.json",
  "",
  "Every threshold, once, with its published default. This text is made from the registry in",
  "src/ratings/settings.ts. Change a value here; each one is explained above it."
];

/** Longest line of a comment. */
const WIDTH = 100;

/**
 * The text of settings.yaml, at the published defaults unless other settings are given: above each setting, what it
 * does and where its default comes from.
 */
export function settingsText(settings: Settings = defaultSettings()): string {
  const document = new Document();
  document.contents = mapOf(SETTINGS_TREE, document, settings);
  document.commentBefore = commentOf(HEAD);
  return document.toString({ lineWidth: 0 });
}

function mapOf(group: SettingsGroup, document: Document, settings: Settings): YAMLMap {
  const map = new YAMLMap();
  for (const [name, member] of group) {
    const key = new Scalar(name);
    key.spaceBefore = map.items.length > 0;
    if (member instanceof Map) {
      map.set(key, mapOf(member, document, settings));
    } else {
      key.commentBefore = commentOf(descriptionOf(member));
      map.set(key, document.createNode(settingAt(settings, member.path), { flow: true }));
    }
  }
  return map;
}

function descriptionOf({ label, unit, value, description, source }: Setting): string[] {
  return [
    ...wrapped(`${label} (${unit}): ${expectedValue(value)}.`),
    ...wrapped(description),
    ...wrapped(`Source of the default: ${source}.`)
  ];
}

/** The words in lines no longer than {@link WIDTH}. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const commentOf = (lines: string[]): string =>
  lines.map((line) => (line === "" ? line : ` ${line}`)).join("\n");
