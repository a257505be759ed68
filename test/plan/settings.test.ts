import { describe, expect, test } from "vitest";
import {
  changedSettings,
  completeSettings,
  defaultSettings,
  expectedValue,
  parseAssignment,
  SETTINGS,
  settingAt,
  settingProblem,
  withSetting
} from "../../src/plan/settings.js";

const problem = (path: string, value: unknown) =>
  settingProblem(SETTINGS.find((s) => s.path === path)!, value);

describe("defaultSettings()", () => {
  // The paper: 1.96 standard deviations; baseline 2012/13; March 2017; 6 months against the previous 12; 95%.
  test("are the paper's numbers where it gives any", () => {
    expect(defaultSettings()).toMatchObject({
      z: 1.96,
      reading: "as-written",
      baseline: { start: "2012-04", months: 12 },
      latest: { months: 12 },
      target: { end: "2017-03", months: 12 },
      spc: { recent: 6, previous: 12, lines: "points" },
      survey: { confidence: 95 }
    });
  });

  test("are the methodology's where the paper gives none", () => {
    expect(defaultSettings()).toMatchObject({
      achievement: "significant",
      unmaintained: "amber",
      trends: { windows: [12, 24, 36, "baseline"] },
      season: { window: 60, minimum: 36, method: "harmonics" },
      msg: { average: "plain" }
    });
  });

  test("are a fresh object each time", () => {
    defaultSettings().trends.windows.push(6);
    expect(defaultSettings().trends.windows).toHaveLength(4);
  });
});

describe("SETTINGS", () => {
  test.each(SETTINGS.map((s) => [s.path, s] as const))("%s has a default that it accepts itself", (_, s) => {
    expect(settingProblem(s, s.default)).toBeUndefined();
  });

  test.each(SETTINGS.map((s) => [s.path, s] as const))(
    "%s says what it does and where it is from",
    (_, s) => {
      expect(s.label).not.toBe("");
      expect(s.description).toMatch(/\.$/);
      expect(s.source).not.toBe("");
    }
  );

  test("have paths of their own", () => {
    expect(new Set(SETTINGS.map((s) => s.path)).size).toBe(SETTINGS.length);
  });
});

describe("settingProblem(setting, value)", () => {
  test("accepts a number at its bounds and refuses one beyond them", () => {
    expect(problem("z", 0.5)).toBeUndefined();
    expect(problem("z", 5)).toBeUndefined();
    expect(problem("z", 0.49)).toBe("a number from 0.5 to 5");
    expect(problem("z", 5.01)).toBe("a number from 0.5 to 5");
  });

  test("accepts surveys at 99.9% confidence, and refuses 100%, which has no interval", () => {
    expect(problem("survey.confidence", 99.9)).toBeUndefined();
    expect(problem("survey.confidence", 100)).toBe("a number from 50 to 99.9");
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, "2", null, undefined])(
    "refuses %s for a number",
    (value) => {
      expect(problem("z", value)).toBe("a number from 0.5 to 5");
    }
  );

  test("refuses half a month", () => {
    expect(problem("spc.recent", 6)).toBeUndefined();
    expect(problem("spc.recent", 6.5)).toBe("a whole number from 2 to 24");
  });

  test("refuses a choice that there is not", () => {
    expect(problem("spc.lines", "mean")).toBeUndefined();
    expect(problem("spc.lines", "median")).toBe("one of points, mean, difference");
  });

  test("refuses what is not a month", () => {
    expect(problem("target.end", "2017-03")).toBeUndefined();
    expect(problem("target.end", "March 2017")).toBe("a month written YYYY-MM, such as 2014-09");
    expect(problem("target.end", 201703)).toBeDefined();
  });

  test("refuses an id with capitals, spaces or markup", () => {
    expect(problem("msg.edition", "computed-2012")).toBeUndefined();
    for (const bad of ["Computed", "a b", "-a", "a-", "<img>", ""]) {
      expect(problem("msg.edition", bad)).toBe("a name in small letters, digits and hyphens");
    }
  });

  test("accepts different windows, and the word baseline", () => {
    expect(problem("trends.windows", ["baseline"])).toBeUndefined();
    expect(problem("trends.windows", [6, 120])).toBeUndefined();
    for (const bad of [[], [12, 12], [5], [121], [12.5], ["base"], 12]) {
      expect(problem("trends.windows", bad)).toMatch(/^a list of different whole numbers from 6 to 120/);
    }
  });
});

test("expectedValue names every type of value", () => {
  expect(new Set(SETTINGS.map((s) => expectedValue(s.value))).size).toBeGreaterThanOrEqual(6);
});

describe("parseAssignment(path, text)", () => {
  test.each([
    ["z", "2", 2],
    ["spc.recent", " 3 ", 3],
    ["scheme", "continuous-improvement", "continuous-improvement"],
    ["target.end", "2018-03", "2018-03"],
    ["trends.windows", "12,24,baseline", [12, 24, "baseline"]],
    ["trends.windows", "12, 24, baseline", [12, 24, "baseline"]]
  ])("reads %s=%s", (path, text, value) => {
    expect(parseAssignment(path, text).value).toEqual(value);
  });

  test("names an unknown setting and lists the known ones", () => {
    expect(() => parseAssignment("zz", "2")).toThrow(
      /^unknown setting “zz”; the settings are z, reading, .*method$/
    );
  });

  test("shows a bad value and what was expected", () => {
    expect(() => parseAssignment("z", "wide")).toThrow(
      "setting z is “wide”; expected a number from 0.5 to 5"
    );
  });

  test.each(["", "  ", "12px", "NaN", "Infinity"])("refuses “%s” for a number", (text) => {
    expect(() => parseAssignment("z", text)).toThrow("expected a number from 0.5 to 5");
  });

  test("refuses an empty place in a list of windows", () => {
    expect(() => parseAssignment("trends.windows", "12,,24")).toThrow("expected a list");
  });
});

describe("withSetting(settings, path, value)", () => {
  test("replaces one value in a copy", () => {
    const before = defaultSettings();
    const after = withSetting(before, "spc.recent", 3);
    expect(after).toEqual({ ...before, spc: { ...before.spc, recent: 3 } });
    expect(before.spc.recent).toBe(6);
    expect(after.spc).not.toBe(before.spc);
  });

  test("replaces a value at the top", () => {
    expect(withSetting(defaultSettings(), "z", 2).z).toBe(2);
  });
});

test("settingAt(settings, path) follows the dots, and is undefined off the path", () => {
  expect(settingAt(defaultSettings(), "baseline.start")).toBe("2012-04");
  expect(settingAt(defaultSettings(), "z")).toBe(1.96);
  expect(settingAt(defaultSettings(), "nothing.here")).toBeUndefined();
});

describe("changedSettings(settings)", () => {
  test("is empty for the defaults", () => {
    expect(changedSettings(defaultSettings())).toEqual([]);
  });

  test("names what was changed, with its new value", () => {
    const changed = withSetting(withSetting(defaultSettings(), "z", 3), "trends.windows", [12]);
    expect(changedSettings(changed).map(([s, value]) => [s.path, value])).toEqual([
      ["z", 3],
      ["trends.windows", [12]]
    ]);
  });

  test("does not count a list of equal values as changed", () => {
    expect(
      changedSettings(withSetting(defaultSettings(), "trends.windows", [12, 24, 36, "baseline"]))
    ).toEqual([]);
  });

  test("compares with other published settings when given", () => {
    const published = withSetting(defaultSettings(), "z", 3);
    expect(changedSettings(published, published)).toEqual([]);
    expect(changedSettings(defaultSettings(), published).map(([s, v]) => [s.path, v])).toEqual([["z", 1.96]]);
  });
});

test("completeSettings(settings) keeps every value that is there, and gives any other its default", () => {
  const settings = withSetting(withSetting(defaultSettings(), "z", 2.5), "trends.windows", [12]);
  expect(completeSettings(settings)).toEqual(settings);
  expect(completeSettings({} as typeof settings)).toEqual(defaultSettings());
});
