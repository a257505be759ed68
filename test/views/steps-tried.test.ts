import { describe, expect, test } from "vitest";
import { groupBy } from "../../loaders/files/group-by.js";
import { SETTINGS, withSetting } from "../../src/plan/settings.js";
import { settingsOf } from "../../src/rules/steps.js";
import { type Fragility, fragility } from "../../src/views/fragility.js";
import { stepsTried } from "../../src/views/steps-tried.js";
import { OTHER_VALUES } from "../plan/other-values.js";
import { contextOf, EMPTY_DATA, offences, seriesOf } from "../rules/examples.js";

describe("stepsTried(measure, setting, strips)", () => {
  // Four years of months that fall, rise and have a season; R5 and R8 read most of what the strips do.
  const counts = Array.from({ length: 48 }, (_, i) =>
    Math.round(100 + 12 * Math.sin(i / 2) + 9 * Math.sin(i / 13))
  );
  const known = contextOf({ ...EMPTY_DATA, series: { burglary: { home: seriesOf("2011-04", counts) } } });
  const strips = (changes: Record<string, unknown> = {}): Fragility[] => {
    const settings = Object.entries(changes).reduce(
      (all, [path, value]) => withSetting(all, path, value),
      known.settings
    );
    const made = fragility(offences, { ...known, settings }, (rule) => rule === "R5" || rule === "R8");
    return [...made].filter((one) => one !== null);
  };
  const bySetting = (found: Fragility[]) => groupBy(found, ({ setting }) => setting.path);
  const statedFor = (path: string): string[] => {
    const setting = SETTINGS.find((known) => known.path === path)!;
    return settingsOf(stepsTried(offences, setting, bySetting(strips()).get(path)!));
  };

  test("leaves out no setting that moves the strips", () => {
    const before = bySetting(strips());
    for (const [other, [value]] of Object.entries(OTHER_VALUES)) {
      const after = bySetting(strips({ [other]: value }));
      for (const [path, strip] of before) {
        if (JSON.stringify(after.get(path)) !== JSON.stringify(strip))
          expect(statedFor(path), `${other} moves the strips of ${path}`).toContain(other);
      }
    }
  });

  test("names the target date where it decides which lengths of the baseline are tried", () => {
    const lengths = (end: string) =>
      bySetting(strips({ "target.end": end })).get("baseline.months")![0]!.values.length;
    // The target year to March 2015 begins in April 2014: baselines from April 2012 of 3 to 24 months end before.
    expect([lengths("2017-03"), lengths("2015-03")]).toEqual([34, 22]);
    expect(statedFor("baseline.months")).toContain("target.end");
  });
});
