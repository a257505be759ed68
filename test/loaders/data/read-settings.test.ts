import { expect, test } from "vitest";
import { SETTINGS } from "../../../src/plan/settings.js";
import { problemsOf, readChanged, replacing } from "./data-folder.js";

const settingsWith = (from: string, to: string) => problemsOf({ "settings.yaml": replacing(from, to) });
const withoutPlaces = (problems: string[]) => problems.map((problem) => problem.replace(/:\d+:\d+ /, ": "));

test("every value of the file is read", () => {
  const { checked } = readChanged({ "settings.yaml": replacing("z: 1.96", "z: 3") });
  expect(checked?.settings.z).toBe(3);
});

test.each([
  ["z: 1.96", "z: 9", "z is “9”; expected a number from 0.5 to 5"],
  ["z: 1.96", 'z: "1.96"', 'z is “"1.96"”; expected a number from 0.5 to 5'],
  ["recent: 6", "recent: 6.5", "spc.recent is “6.5”; expected a whole number from 2 to 24"],
  [
    "reading: as-written",
    "reading: written",
    "reading is “written”; expected one of as-written, calibrated, plan-life"
  ],
  [
    "start: 2012-04",
    "start: April 2012",
    "baseline.start is “April 2012”; expected a month written YYYY-MM, such as 2014-09"
  ],
  [
    "[ 12, 24, 36, baseline ]",
    "[ 12, 12 ]",
    "trends.windows is “12,12”; expected a list of different whole numbers from 6 to 120, and/or the word baseline"
  ]
])("“%s” become “%s” is refused in the words of the registry", (from, to, problem) => {
  expect(withoutPlaces(settingsWith(from, to))).toEqual([`settings.yaml: ${problem}`]);
});

const achieving = (target: string) => settingsWith("achievement: significant", `achievement: ${target}`);

test.each(["any", "-20%", "950", "{2017-03: 950}", "\n  2016-03: 1000\n  2017-03: 950"])(
  "what counts as achieved may be %s",
  (target) => {
    expect(achieving(target)).toEqual([]);
  }
);

test.each([
  [
    "0",
    "achievement is “0”; expected a total above 0, because no fewer offences than none can be recorded; a change on the baseline has a per cent sign, such as -20%"
  ],
  [
    "-100%",
    "achievement is “-100%”; expected a change above -100%, because no fewer offences than none can be recorded"
  ],
  [
    "{2017-03: 0}",
    "achievement is “2017-03: 0”; expected a total above 0, because no fewer offences than none can be recorded; a change on the baseline has a per cent sign, such as -20%"
  ],
  [
    "some",
    "achievement is “some”; expected one of significant, any, or a change on the baseline such as -20%, a total, or totals of years by their last months such as { 2015-03: 3400, 2016-03: 3148 }"
  ],
  [
    "{2016-03: 950}",
    "the target has no total for the year to March 2017, the target date; expected a total for 2017-03 too, or the target date (target.end) of one of 2016-03"
  ],
  [
    "+5%",
    "achievement is “+5%”, a change for the worse of the measure “theft”, where lower is better; expected a target of its own (the key target in plan.yaml) for every measure where lower is better"
  ]
])("a target of %s is refused, with the reason", (target, problem) => {
  expect(withoutPlaces(achieving(target))).toEqual([`settings.yaml: ${problem}`]);
});

test("a wrong value stands at its line and column, and its meaning is the advice", () => {
  const { problems } = readChanged({ "settings.yaml": replacing("z: 1.96", "z: 9") });
  expect(problems[0]).toMatchObject({ line: 12, column: 4, value: "9", hint: SETTINGS[0]!.description });
});

test("a missing setting is reported, and a missing group", () => {
  expect(withoutPlaces(settingsWith("z: 1.96\n", ""))).toEqual([
    "settings.yaml: z is missing; expected a number from 0.5 to 5"
  ]);
  const withoutBaseline = (text: string) => text.replace(/\nbaseline:[\s\S]*?\n\nlatest:/, "\nlatest:");
  expect(withoutPlaces(problemsOf({ "settings.yaml": withoutBaseline }))).toEqual([
    "settings.yaml: baseline is missing; expected the keys start, months"
  ]);
});

test("a setting that the registry does not know is refused", () => {
  expect(withoutPlaces(settingsWith("z: 1.96", "z: 1.96\nzed: 2"))).toEqual([
    "settings.yaml: the setting “zed” is unknown; expected one of z, reading, planLife, scheme, layout, baseline, latest, recording, target, achievement, unmaintained, trends, projection, spc, season, msg, survey, method"
  ]);
});

const keeping = (method: string) => settingsWith("method: newest", `method: ${method}`);

test.each([
  "{R5: {version: 1, note: 'the board, May 2014'}}",
  "\n  R1:\n    version: 1\n    note: the board\n  R5:\n    version: 2\n    note: the panel"
])("an earlier method may be kept: %s", (method) => {
  expect(keeping(method)).toEqual([]);
});

test("a method that the software computes no more is refused, and one that nobody decided on", () => {
  expect(withoutPlaces(keeping("{R4: {version: 1, note: the board}}"))).toEqual([
    'settings.yaml: method is “{"R4":{"version":1,"note":"the board"}}”; expected version 2 or 3 of R4: this software cannot compute version 1 any more, so keep the software or the release that did'
  ]);
  expect(withoutPlaces(keeping("{R5: {version: 1}}"))).toEqual([
    'settings.yaml: method is “{"R5":{"version":1}}”; expected a note on who decided to keep version 1 of R5, without brackets'
  ]);
});

test("a value in place of a group is refused", () => {
  const flat = (text: string) => text.replace(/\nlatest:[\s\S]*?\n\ntarget:/, "\nlatest: 12\n\ntarget:");
  expect(withoutPlaces(problemsOf({ "settings.yaml": flat }))).toEqual([
    "settings.yaml: latest is not a group of settings; expected the keys months"
  ]);
});

test("a setting given twice is refused", () => {
  expect(withoutPlaces(settingsWith("z: 1.96", "z: 1.96\nz: 2"))).toEqual([
    "settings.yaml: the key “z” is given twice; expected every key once"
  ]);
});

test("a target before the end of the baseline is refused", () => {
  expect(withoutPlaces(settingsWith("end: 2017-03", "end: 2012-03"))).toEqual([
    "settings.yaml: the target period begins in April 2011, before the baseline has ended (March 2013); expected a target period after the baseline"
  ]);
});

test("a baseline that ends after the plan's period is refused", () => {
  expect(withoutPlaces(settingsWith("start: 2012-04", "start: 2013-11"))).toEqual([
    "settings.yaml: the baseline ends in October 2014, after the plan's period (September 2014); expected a baseline that ends by the plan's period_end"
  ]);
});

test("an edition without comparison groups is refused", () => {
  expect(withoutPlaces(settingsWith("edition: computed-2012", "edition: home-office"))).toEqual([
    "settings.yaml: there are no comparison groups of the edition “home-office”; expected one of computed-2012"
  ]);
});

test("a setting that was not there when the file was written may be missing, and has its default", () => {
  const { problems, checked } = readChanged({
    "settings.yaml": (text) => text.replace(/^ {2}least: 50$/m, "")
  });
  expect(problems).toEqual([]);
  expect(checked!.settings.survey.least).toBe(50);
});
