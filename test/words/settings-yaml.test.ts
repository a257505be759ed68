import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readSettings } from "../../loaders/data/read-settings.js";
import type { Problem } from "../../loaders/files/problem.js";
import { defaultSettings, withSetting } from "../../src/plan/settings.js";
import { settingsYaml } from "../../src/words/settings-yaml.js";
import { anySettings } from "../plan/any-settings.js";
import { sized } from "../size.js";

const folder = mkdtempSync(join(tmpdir(), "control-lines-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

function readBack(text: string) {
  writeFileSync(join(folder, "settings.yaml"), text);
  const problems: Problem[] = [];
  return { settings: readSettings(folder, problems)?.settings, problems };
}

/** Ids that YAML could take for something else than text. */
const IDS = [
  "computed-2012",
  "2012",
  "true",
  "null",
  "no",
  "on",
  "1e5",
  "0x1f",
  "2012-04",
  "2012-04-01",
  "y"
];

describe("settingsYaml(settings)", () => {
  it("is read by the build as the same settings, whatever they are", () => {
    fc.assert(
      fc.property(anySettings(IDS), (settings) => {
        expect(readBack(settingsYaml(settings))).toEqual({ settings, problems: [] });
      }),
      { numRuns: sized(50, 500) }
    );
  });

  it.each(IDS)("keeps the id %s text for any reader of YAML", (id) => {
    const text = settingsYaml(withSetting(defaultSettings(), "msg.edition", id));
    expect(parse(text, { version: "1.1" }).msg.edition).toBe(id);
  });
});
