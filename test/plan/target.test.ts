import { describe, expect, test } from "vitest";
import {
  askedPerPeriod,
  isTarget,
  missingYear,
  parseTarget,
  type Target,
  targetNotation,
  targetProblem
} from "../../src/plan/target.js";

const year = { monthsPerPeriod: 1, end: "2016-03", months: 12 } as const;

describe("askedPerPeriod(…)", () => {
  // 3,935 offences in the baseline year; 20% fewer are 3,148 a year, 262.33 a month.
  test("takes a change off the baseline’s mean", () => {
    const asked = askedPerPeriod("-20%", { ...year, baselineMean: 3935 / 12 })!;
    expect(asked).toBeCloseTo(262.3333, 4);
    expect(12 * asked).toBeCloseTo(3148, 9);
    expect(askedPerPeriod("+5%", { ...year, baselineMean: 100 })).toBe(105);
  });

  test("spreads a total over the months of the target period", () => {
    expect(askedPerPeriod(3148, { ...year, baselineMean: 1 })).toBeCloseTo(262.3333, 4);
    expect(askedPerPeriod(1574, { ...year, months: 6, baselineMean: 1 })).toBeCloseTo(262.3333, 4);
  });

  test("takes the total of the year that ends with the target period, and has none for another", () => {
    const path: Target = { "2015-03": 3400, "2016-03": 3148 };
    expect(askedPerPeriod(path, { ...year, baselineMean: 1 })).toBeCloseTo(262.3333, 4);
    expect(askedPerPeriod(path, { ...year, end: "2015-03", baselineMean: 1 })).toBeCloseTo(283.3333, 4);
    expect(askedPerPeriod(path, { ...year, end: "2017-03", baselineMean: 1 })).toBeUndefined();
  });

  test("gives quarters three months’ worth", () => {
    const quarters = { ...year, monthsPerPeriod: 3, baselineMean: 3935 / 4 } as const;
    for (const target of ["-20%", 3148, { "2016-03": 3148 }] as const)
      expect(askedPerPeriod(target, quarters)).toBeCloseTo(787, 9);
  });
});

describe("targetProblem(…)", () => {
  test.each(["-20%", "-99.9%", "+5%", "5%", "0%", 1, 3148.5, { "2016-03": 1 }])("accepts %j", (target) => {
    expect(targetProblem(target)).toBeUndefined();
  });

  test.each([
    ["-100%", /^a change above -100%, because no fewer offences than none can be recorded$/],
    ["-120.5%", /^a change above -100%/],
    ["1000%", /^a change below \+1000%$/],
    [0, /^a total above 0, because no fewer offences than none .*such as -20%$/],
    [-20, /^a total above 0/],
    [{ "2015-03": 3400, "2016-03": 0 }, /^a total above 0/],
    [2e9, /^a total of at most 1,000,000,000$/],
    ["20", /^a change on the baseline such as -20%, a total, or/],
    [{ "2015/16": 3400 }, /^a change on the baseline such as/],
    [{ "2016-03": "3400" }, /^a change on the baseline such as/],
    [{}, /^a change/],
    [[], /^a change/],
    [null, /^a change/],
    [Number.NaN, /^a change/]
  ])("refuses %j in words", (value, words) => {
    expect(targetProblem(value)).toMatch(words);
  });
});

describe("parseTarget(…)", () => {
  test.each<[string, Target]>([
    ["-20%", "-20%"],
    ["−20%", "-20%"],
    ["3148", 3148],
    ["2015-03: 3400, 2016-03:3148", { "2015-03": 3400, "2016-03": 3148 }]
  ])("reads “%s”", (text, target) => {
    expect(parseTarget(text)).toEqual(target);
    expect(parseTarget(targetNotation(target))).toEqual(target);
  });

  test.each(["", "x", "20 %", "2015-03:", "2015-03: x", ":", "2015-03: 1, "])(
    "reads nothing usable from “%s”",
    (text) => {
      expect(targetProblem(parseTarget(text))).toBeDefined();
    }
  );
});

test("isTarget(…) is false of words alone", () => {
  expect((["significant", "any", "-20%", 3148, { "2016-03": 1 }] as const).map(isTarget)).toEqual([
    false,
    false,
    true,
    true,
    true
  ]);
});

test("missingYear(…) names the year and the ways out", () => {
  expect(missingYear({ "2015-03": 1 }, "2015-03")).toBeUndefined();
  expect(missingYear("-20%", "2016-03")).toBeUndefined();
  expect(missingYear({ "2014-03": 2, "2015-03": 1 }, "2016-03")).toEqual({
    problem: "the target has no total for the year to March 2016, the target date",
    expected: "a total for 2016-03 too, or the target date (target.end) of one of 2014-03, 2015-03"
  });
});
