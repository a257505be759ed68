import { SETTINGS_FORMAT } from "../../src/plan/formats.js";
import {
  completeSettings,
  expectedValue,
  type Setting,
  type Settings,
  settingProblem
} from "../../src/plan/settings.js";
import { mayLack, SETTINGS_TREE, type SettingsGroup } from "../../src/plan/settings-tree.js";
import { targetNotation } from "../../src/plan/target.js";
import type { Place, Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import { type Path, readYaml, type YamlFile } from "../files/read-yaml.js";
import { FORMAT, yamlFormatProblem } from "../files/yaml-format.js";

/** The settings file, with the place of each setting. */
export interface SettingsFile {
  /** Complete, or null when any setting is missing or wrong. */
  settings: Settings | null;
  /** Where the setting of a dotted path stands. */
  place(path: string): Place;
}

/**
 * Reads settings.yaml. Every setting of the registry must be there, with a value that suits it, and nothing
 * else; one that was added later may be missing, and has its default. Returns null when the file is not YAML, or
 * of a later format.
 */
export function readSettings(folder: string, problems: Problem[]): SettingsFile | null {
  const file = readYaml(folder, "settings.yaml", problems);
  if (!file) return null;
  const wrongFormat = yamlFormatProblem(file, SETTINGS_FORMAT);
  if (wrongFormat) {
    problems.push(wrongFormat);
    return null;
  }
  const value = withoutFormat(file.value);
  const found = groupProblems(file, value, SETTINGS_TREE, []);
  problems.push(...found);
  return {
    settings: found.length === 0 ? completeSettings(value as Settings) : null,
    place: (path) => file.place(path.split("."))
  };
}

function groupProblems(file: YamlFile, value: unknown, group: SettingsGroup, path: Path): Problem[] {
  if (!isGroup(value)) return [notAGroup(file.place(path), group, path)];
  const unknown = Object.keys(value)
    .filter((key) => !group.has(key))
    .map((key) => unknownSetting(file.placeOfKey([...path, key]), group, [...path, key]));
  const others = Array.from(group, ([key, expected]) => {
    const at = [...path, key];
    if (!Object.hasOwn(value, key)) return mayLack(expected) ? [] : missing(file.place(path), expected, at);
    if (expected instanceof Map) return groupProblems(file, value[key], expected, at);
    return wrongValue(file.place(at), expected, value[key]);
  });
  return [...unknown, ...others.flat()];
}

/** The settings alone: the number of the file's format is none. */
function withoutFormat(value: unknown): unknown {
  if (!isGroup(value)) return value;
  const { [FORMAT]: _, ...settings } = value;
  return settings;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const keysOf = (group: SettingsGroup): string => `the keys ${[...group.keys()].join(", ")}`;

function notAGroup(place: Place, group: SettingsGroup, path: Path): Problem {
  return {
    ...place,
    problem: `${path.join(".") || "the file"} is not a group of settings`,
    expected: keysOf(group)
  };
}

function unknownSetting(place: Place, group: SettingsGroup, path: Path): Problem {
  return {
    ...place,
    problem: `the setting ${quoted(path.join("."))} is unknown`,
    expected: `one of ${[...group.keys()].join(", ")}`
  };
}

function missing(place: Place, expected: Setting | SettingsGroup, path: Path): Problem {
  return {
    ...place,
    value: "",
    problem: `${path.join(".")} is missing`,
    expected: expected instanceof Map ? keysOf(expected) : expectedValue(expected.value)
  };
}

function wrongValue(place: Place, setting: Setting, value: unknown): Problem[] {
  const expected = settingProblem(setting, value);
  if (!expected) return [];
  const written = setting.value.type === "methods" ? JSON.stringify(value) : targetNotation(value);
  const shown = place.value || written;
  return [{ ...place, problem: `${setting.path} is ${quoted(shown)}`, expected, hint: setting.description }];
}
