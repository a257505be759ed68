import { SETTINGS_FORMAT } from "../../src/plan/formats.js";
import { ID_PATTERN } from "../../src/plan/id.js";
import { METHODS, type Method } from "../../src/plan/methods.js";
import type { Setting, SettingType } from "../../src/plan/settings.js";
import { expectedValue } from "../../src/plan/settings.js";
import { mayLack, SETTINGS_TREE, type SettingsGroup } from "../../src/plan/settings-tree.js";
import { FORMAT } from "../files/yaml-format.js";

/** The JSON Schema (draft-07) of settings.yaml, from which editors complete and check it. */
export function settingsSchema(): object {
  const { properties, ...group } = groupSchema(SETTINGS_TREE);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Settings of Control Lines",
    description: "Every threshold. Made by `npm run sample` from the registry in src/plan/settings.ts.",
    ...group,
    properties: { [FORMAT]: FORMAT_SCHEMA, ...properties }
  };
}

const FORMAT_SCHEMA = {
  description: `the number of this file's format, ${SETTINGS_FORMAT} (also when it is left out)`,
  type: "integer",
  minimum: 1
};

function groupSchema(group: SettingsGroup) {
  const members = Array.from(group, ([key, member]): [string, object] => [
    key,
    member instanceof Map ? groupSchema(member) : settingSchema(member)
  ]);
  return {
    type: "object",
    additionalProperties: false,
    required: [...group].flatMap(([key, member]) => (mayLack(member) ? [] : [key])),
    properties: Object.fromEntries(members)
  };
}

function settingSchema(setting: Setting): object {
  return {
    title: `${setting.label} (${setting.unit})`,
    description: `${setting.description} Expected: ${expectedValue(setting.value)}. Source of the default: ${setting.source}.`,
    default: setting.default,
    ...valueSchema(setting.value)
  };
}

const MONTH = "^(19|20|21)\\d\\d-(0[1-9]|1[0-2])$";

function valueSchema(value: SettingType): object {
  switch (value.type) {
    case "number":
      return { type: "number", minimum: value.min, maximum: value.max };
    case "whole":
      return { type: "integer", minimum: value.min, maximum: value.max };
    case "choice":
      return { enum: value.choices };
    case "month":
      return { type: "string", pattern: MONTH };
    case "id":
      return { type: "string", pattern: ID_PATTERN };
    case "windows":
      return {
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { anyOf: [{ const: "baseline" }, { type: "integer", minimum: value.min, maximum: value.max }] }
      };
    case "methods":
      return { anyOf: [{ const: "newest" }, keptSchema()] };
    case "target":
      return {
        anyOf: [
          { enum: value.choices },
          { type: "string", pattern: "^(-\\d{1,2}|\\+?\\d{1,3})(\\.\\d+)?%$" },
          { type: "number", exclusiveMinimum: 0 },
          {
            type: "object",
            minProperties: 1,
            additionalProperties: false,
            patternProperties: { [MONTH]: { type: "number", exclusiveMinimum: 0 } }
          }
        ]
      };
  }
}

/** Versions that this software can compute, by rule, each with its note. */
function keptSchema(): object {
  const versionsOf = (methods: readonly Method[]) =>
    methods.filter(({ gone }) => !gone).map(({ version }) => version);
  const kept = Object.entries(METHODS).map(([rule, methods]) => [
    rule,
    {
      type: "object",
      additionalProperties: false,
      required: ["version", "note"],
      properties: { version: { enum: versionsOf(methods) }, note: { type: "string", minLength: 1 } }
    }
  ]);
  return {
    type: "object",
    minProperties: 1,
    additionalProperties: false,
    properties: Object.fromEntries(kept)
  };
}
