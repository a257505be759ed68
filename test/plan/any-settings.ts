import fc from "fast-check";
import { addMonths } from "../../src/plan/month.js";
import {
  defaultSettings,
  SETTINGS,
  type Settings,
  type SettingType,
  withSetting
} from "../../src/plan/settings.js";

/** Any value that suits a setting, made from its type alone. */
function anyValue(type: SettingType, ids: readonly string[]): fc.Arbitrary<unknown> {
  switch (type.type) {
    case "number":
      return fc
        .integer({ min: 0, max: Math.round((type.max - type.min) / type.step) })
        .map((steps) => Number((type.min + steps * type.step).toFixed(4)));
    case "whole":
      return fc.integer({ min: type.min, max: type.max });
    case "choice":
      return fc.constantFrom(...type.choices);
    case "month":
      return fc.integer({ min: 0, max: 12 * 15 }).map((months) => addMonths("2005-01", months));
    case "id":
      return fc.constantFrom(...ids);
    case "windows":
      return fc.uniqueArray(fc.oneof(fc.constant("baseline"), fc.integer({ min: type.min, max: type.max })), {
        minLength: 1,
        maxLength: 6
      });
    case "methods":
      return fc.oneof(
        fc.constant("newest"),
        fc.record({
          R5: fc.record({
            version: fc.constantFrom(1, 2),
            note: fc.constantFrom("the board", "no: “yes”, 2014")
          })
        })
      );
    case "target":
      return fc.oneof(
        fc.constantFrom(...type.choices),
        fc.integer({ min: -99, max: 999 }).map((percent) => `${percent}%`),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.dictionary(
          fc.integer({ min: 2000, max: 2030 }).map((year) => `${year}-03`),
          fc.integer({ min: 1, max: 1_000_000 }),
          { minKeys: 1, maxKeys: 5 }
        )
      );
  }
}

/** Any settings each of which is valid alone; `ids` are the editions. */
export function anySettings(ids: readonly string[]): fc.Arbitrary<Settings> {
  return fc
    .tuple(...SETTINGS.map(({ value }) => anyValue(value, ids)))
    .map((values) =>
      values.reduce<Settings>(
        (settings, value, i) => withSetting(settings, SETTINGS[i]!.path, value),
        defaultSettings()
      )
    );
}
