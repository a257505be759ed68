import { expect, test } from "vitest";
import { settingsConflicts } from "../../src/plan/settings-conflicts.js";
import { settingsWith } from "../rules/examples.js";

const EDITIONS = ["computed-2012"];

test("the default settings have no conflicts", () => {
  expect(settingsConflicts(settingsWith(), EDITIONS)).toEqual([]);
});

test("a target period that begins within the baseline is a conflict, named with both months", () => {
  expect(settingsConflicts(settingsWith({ "target.end": "2014-02" }), EDITIONS)).toEqual([
    {
      path: "target.end",
      problem: "the target period begins in March 2013, before the baseline has ended (March 2013)",
      expected: "a target period after the baseline"
    }
  ]);
});

test("a target period that begins the month after the baseline is none", () => {
  expect(settingsConflicts(settingsWith({ "target.end": "2014-03" }), EDITIONS)).toEqual([]);
});

test("totals by year without that of the target date are a conflict", () => {
  expect(settingsConflicts(settingsWith({ achievement: { "2016-03": 9 } }), EDITIONS)).toEqual([
    {
      path: "achievement",
      problem: "the target has no total for the year to March 2017, the target date",
      expected: "a total for 2017-03 too, or the target date (target.end) of one of 2016-03"
    }
  ]);
  expect(settingsConflicts(settingsWith({ achievement: { "2017-03": 9 } }), EDITIONS)).toEqual([]);
});

test("needing more months for a season than are looked at is a conflict", () => {
  const settings = settingsWith({ "season.minimum": 48, "season.window": 36 });
  expect(settingsConflicts(settings, EDITIONS)).toEqual([
    {
      path: "season.minimum",
      problem: "more months are needed (48) than are looked at (36)",
      expected: "at most season.window, 36"
    }
  ]);
  expect(settingsConflicts(settingsWith({ "season.minimum": 60 }), EDITIONS)).toEqual([]);
});

test("an edition that the data do not know is a conflict that lists those they do", () => {
  expect(settingsConflicts(settingsWith(), ["computed-2012x", "home-office-2014"])).toEqual([
    {
      path: "msg.edition",
      problem: "there are no comparison groups of the edition “computed-2012”",
      expected: "one of computed-2012x, home-office-2014"
    }
  ]);
});

test("every conflict is reported, not the first only", () => {
  const settings = settingsWith({ "season.minimum": 48, "season.window": 36, "target.end": "2013-03" });
  expect(settingsConflicts(settings, ["another"]).map((c) => c.path)).toEqual([
    "target.end",
    "season.minimum",
    "msg.edition"
  ]);
});

test("where no force has a group, there is no edition to choose", () => {
  expect(settingsConflicts(settingsWith({ "msg.edition": "any" }), [])).toEqual([]);
});
