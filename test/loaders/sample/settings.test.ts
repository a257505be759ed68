import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { settingsSchema } from "../../../loaders/sample/settings-schema.js";
import { defaultSettings, SETTINGS, settingProblem, withSetting } from "../../../src/plan/settings.js";
import { settingsYaml } from "../../../src/words/settings-yaml.js";

const fits = new Ajv({ allowUnionTypes: true }).compile(settingsSchema());

test("data/settings.yaml is what the registry of settings makes: values and comments", () => {
  expect(readFileSync("data/settings.yaml", "utf8")).toBe(settingsYaml());
  expect(parse(settingsYaml())).toEqual({ format: 1, ...defaultSettings() });
});

test("every setting stands under its description and its source", () => {
  const words = settingsYaml().replaceAll(/\n *# ?/g, " ");
  for (const { description, source } of SETTINGS) {
    expect(words).toContain(description);
    expect(words).toContain(source);
  }
});

test("no line of a comment is longer than 100 characters and its indent", () => {
  for (const line of settingsYaml().split("\n")) expect(line.trim().length).toBeLessThanOrEqual(102);
});

test("data/schema/settings.schema.json is what the registry makes, and the defaults fit it", () => {
  expect(JSON.parse(readFileSync("data/schema/settings.schema.json", "utf8"))).toEqual(settingsSchema());
  expect(fits(defaultSettings())).toBe(true);
});

test.each([null, "", "x", "Z z", -1, 1.5, 1e9, [], [12, 12], ["target"], {}])(
  "the schema refuses %j wherever the registry does",
  (value) => {
    for (const setting of SETTINGS) {
      const settings = withSetting(defaultSettings(), setting.path, value);
      expect(fits(settings), setting.path).toBe(settingProblem(setting, value) === undefined);
    }
  }
);

test.each(["plan.yaml", "settings.yaml"])("%s tells editors where its schema is", (name) => {
  const schema = name.replace(".yaml", ".schema.json");
  const [first] = readFileSync(`data/${name}`, "utf8").split("\n");
  expect(first).toBe(`# yaml-language-server: $schema=schema/${schema}`);
  expect(() => readFileSync(`data/schema/${schema}`)).not.toThrow();
});
