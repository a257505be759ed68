import { describe, expect, it } from "vitest";
import { defaultSettings, SETTINGS } from "../../src/plan/settings.js";
import { settingText, settingTextAt } from "../../src/words/setting-text.js";

const textOf = (path: string, value: unknown): string =>
  settingText(SETTINGS.find((setting) => setting.path === path)!, value);

describe("settingText(setting, value)", () => {
  it.each([
    ["z", 1.96, "1.96 standard deviations"],
    ["z", 1, "1 standard deviation"],
    ["survey.oldest", 1, "1 month"],
    ["baseline.months", 12, "12 months"],
    ["survey.confidence", 99.5, "99.5%"],
    ["projection.confidence", 95, "95%"],
    ["projection.probability", 0.5, "0.5"],
    ["target.end", "2017-03", "March 2017"],
    ["reading", "as-written", "as written"],
    ["msg.edition", "computed-2012", "computed-2012"],
    ["achievement", "any", "any"],
    ["achievement", "-20%", "−20% on the baseline"],
    ["achievement", "+2.5%", "+2.5% on the baseline"],
    ["achievement", 3148, "a total of 3,148"],
    [
      "achievement",
      { "2015-03": 3400, "2016-03": 3148 },
      "3,400 in the year to March 2015, 3,148 in the year to March 2016"
    ],
    ["trends.windows", [18], "the last 18 months"],
    ["trends.windows", ["baseline"], "the months since the baseline began"]
  ])("of %s = %s is in words", (path, value, expected) => {
    expect(textOf(path, value)).toBe(expected);
  });

  it("says no “significant rule”", () => {
    expect(textOf("achievement", "significant")).toBe("significant");
    expect(textOf("spc.lines", "points")).toBe("points");
    expect(textOf("unmaintained", "amber")).toBe("amber");
  });

  it("says no “12, 24, 36, baseline months”", () => {
    expect(textOf("trends.windows", [12, 24, 36, "baseline"])).toBe(
      "the last 12, 24 and 36 months, and the months since the baseline began"
    );
  });
});

it("settingTextAt(settings, path) says the value in force", () => {
  expect(settingTextAt(defaultSettings(), "spc.recent")).toBe("6 months");
});
