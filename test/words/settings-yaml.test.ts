import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadData } from "../../loaders/data/load-data.js";
import { readSettings } from "../../loaders/data/read-settings.js";
import type { Problem } from "../../loaders/files/problem.js";
import { placeWords } from "../../src/plan/place-words.js";
import { changedSettings, defaultSettings, withSetting } from "../../src/plan/settings.js";
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

const SUCH_AS = /such as (\{.*\}|[^ ,]+?)(?=[,.] |\.$)/g;

/** Every value that the comment above a setting gives as an example, "such as X", and the text with it in the setting's place. */
function valuesShown(text: string): { shown: string; changed: string }[] {
  const lines = text.split("\n");
  const isComment = (i: number): boolean => /^ *#/.test(lines[i] ?? "");
  return lines.flatMap((line, i) => {
    if (isComment(i) || !isComment(i - 1)) return [];
    const first = lines.findLastIndex((_, above) => above < i && !isComment(above)) + 1;
    const comment = lines
      .slice(first, i)
      .map((words) => words.replace(/^ *# /, ""))
      .join(" ");
    return Array.from(comment.matchAll(SUCH_AS), ([, shown]) => {
      const value = line.replace(/:.*/, `: ${shown}`);
      return { shown: shown!, changed: lines.with(i, value).join("\n") };
    });
  });
}

describe("settingsYaml(settings)", () => {
  it("is read by the build as the same settings, whatever they are", () => {
    fc.assert(
      fc.property(anySettings(IDS), (settings) => {
        expect(readBack(settingsYaml(settings))).toEqual({ settings, problems: [] });
      }),
      { numRuns: sized(50, 500) }
    );
  });

  it.each(["data", "examples/london"])(
    "is what the plan of %s has, but for where its schema stands",
    (plan) => {
      const withoutSchema = (text: string) => text.slice(text.indexOf("\n"));
      const { settings, plan: own } = loadData(plan);
      const written = settingsYaml(settings, placeWords(own));
      expect(withoutSchema(readFileSync(join(plan, "settings.yaml"), "utf8"))).toBe(withoutSchema(written));
    }
  );

  it("shows above a setting only values that the file takes in its place", () => {
    const values = valuesShown(settingsYaml());
    expect(values.map(({ shown }) => shown)).toEqual([
      "2014-09",
      "2014-09",
      "-20%",
      "{ 2015-03: 3400, 2016-03: 3148 }",
      '{ R5: { version: 1, note: "the board, May 2014" } }'
    ]);
    for (const { shown, changed } of values) {
      const { settings, problems } = readBack(changed);
      expect(problems, shown).toEqual([]);
      expect(changedSettings(settings!).map(([, value]) => value)).toEqual([parse(shown)]);
    }
  });

  it.each(IDS)("keeps the id %s text for any reader of YAML", (id) => {
    const text = settingsYaml(withSetting(defaultSettings(), "msg.edition", id));
    expect(parse(text, { version: "1.1" }).msg.edition).toBe(id);
  });
});
