import { describe, expect, test } from "vitest";
import type { Measure } from "../../src/plan/plan.js";
import { rateMeasure } from "../../src/rules/rate-measure.js";
import type { Rating } from "../../src/rules/rating.js";
import { coloursOf, ruleColour } from "../../src/rules/rule-colour.js";
import { fewestSteps } from "../../src/views/fewest-steps.js";
import { repeatLastYear } from "../../src/views/repeated-year.js";
import { type Takes, whatItTakes } from "../../src/views/what-it-takes.js";
import {
  constant,
  contextOf,
  dataOfRates,
  EMPTY_DATA,
  methodAt,
  offences,
  PERIOD,
  seriesOf,
  settingsWith,
  survey,
  swing,
  wave
} from "../rules/examples.js";

const own = (counts: (number | null)[], measure: Measure = offences) =>
  takesOf(measure, { ...EMPTY_DATA, series: { burglary: { home: seriesOf("2012-04", counts) } } });

function takesOf(measure: Measure, data: Parameters<typeof contextOf>[0]) {
  const all = [...whatItTakes(measure, contextOf(data))];
  return (rule: string, reading = "as-written") =>
    all.filter((t) => t.rule === rule && t.reading === reading);
}

const only = (found: Takes[]) => {
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe("whatItTakes(measure, context)", () => {
  // Lines 100 ± 0. One fewer in each of six months: mean 99, below.
  test("of a constant series is one offence a month by R5", () => {
    const takes = only(own(constant(100, 30))("R5"));
    expect(takes).toMatchObject({
      unchanged: "amber",
      green: { fewest: 1, lost: null },
      notRed: { fewest: 0, lost: null },
      change: { kind: "offences", periods: 6, monthsPerPeriod: 1, period: "2015-03", mean: 100 }
    });
  });

  // One line, through the last twelve months: level at 100 - d, so 12 x 80 = 960 are reached when d = 20. R1's lines are
  // 100 ± 0: one fewer improves, which is amber until the target is projected.
  test("of a target of −20% is a fifth of a constant series", () => {
    const data = { ...EMPTY_DATA, series: { burglary: { home: seriesOf("2012-04", constant(100, 30)) } } };
    const settings = settingsWith({ "trends.windows": [12] });
    const takes = [...whatItTakes({ ...offences, target: "-20%" as const }, contextOf(data, { settings }))];
    expect(takes.find((t) => t.rule === "R3" && t.reading === "as-written")).toMatchObject({
      unchanged: "red",
      green: { fewest: 20, lost: null },
      notRed: { fewest: 1, lost: null }
    });
  });

  // Twelve months of 90 and 110 in turn: variance 1200 / 11, SD 10.445, lower line 100 - 1.96 x 10.445 = 79.53.
  // The next six repeat 90 and 110 less d: mean 100 - d < 79.53 when d > 20.47, so d = 21.
  test("of a series that swings is the distance to R5's line, rounded up", () => {
    expect(only(own(swing(100, 30))("R5")).green.fewest).toBe(21);
  });

  // R1 a year on: both years 90 and 110 in turn, standard error sqrt(2 x (1200 / 11) / 12) = 4.264, lines 100 ± 8.357.
  // d = 9 improves. R2 then: the 12-month line lies level at 91 and falls below 91.643, so "at least one" holds: green.
  // Without change the trends lie level at 100, above 91.643: red. Amber needs a trend below 91.643 without R1.
  test("by R3 finds the fall that R1 and R2 together ask for", () => {
    const takes = only(own(swing(100, 30))("R3"));
    expect(takes.change).toMatchObject({ periods: 12, period: "2015-09" });
    expect(takes.unchanged).toBe("red");
    expect(takes.green.fewest).toBe(9);
    expect(takes.notRed.fewest).toBeGreaterThan(0);
    expect(takes.notRed.fewest).toBeLessThan(9);
    expect(only(own(swing(100, 30))("R8")).green.fewest).toBe(9);
  });

  // A year on every pair differs by d, and neighbours move apart: no inflation. The error of months is
  // sqrt((200 - d) x 0.27759 / 12), R: qchisq(0.01, 11) / 11, and R: qt(pnorm(1.96), 11) = 2.2010. Method 2: 5 passes
  // 2.2010 x 2.124 = 4.67, 4 not 4.69. Method 3 adds 0.015 x sqrt(100^2 + (100 - d)^2) for the years: 7 passes 2.2010 x
  // sqrt(4.465 + 4.196) = 6.48, 6 not 2.2010 x sqrt(4.488 + 4.238) = 6.50.
  test.each([
    [2, 5],
    [3, 7]
  ])("by R1's method %i asks for %i offences a month by R8 calibrated", (version, fewest) => {
    const data = { ...EMPTY_DATA, series: { burglary: { home: seriesOf("2012-04", swing(100, 30)) } } };
    const context = contextOf(data, { settings: settingsWith({ method: methodAt("R1", version) }) });
    const takes = [...whatItTakes(offences, context)];
    expect(takes.find((t) => t.rule === "R8" && t.reading === "calibrated")!.green.fewest).toBe(fewest);
  });

  test("asks for more where higher is better", () => {
    const takes = only(own(swing(100, 30), { ...offences, better: "higher" })("R5"));
    expect(takes.green.fewest).toBe(21);
  });

  // Rates of eight forces: 40 to 46 of the peers, 60 of the home force. With x for its new rate and the force counted,
  // mean = (301 + x) / 8. The smallest change is checked against the rule, at that number and at one fewer.
  test("by R4 holds the other forces at their last year", () => {
    const data = dataOfRates([60, 40, 41, 42, 43, 44, 45, 46]);
    const takes = only(takesOf(offences, data)("R4"));
    expect(takes.unchanged).toBe("red");
    const rated = (fewer: number) => {
      const changed = dataOfRates([60 - fewer, 40, 41, 42, 43, 44, 45, 46]);
      return rateMeasure(offences, "sp1", contextOf(changed)).ratings.find((r) => r.rule === "R4")!.rating;
    };
    // Population 12,000 makes a month's count the rate itself, so d offences a month are d of the rate.
    expect(rated(takes.notRed.fewest!)).not.toBe("red");
    expect(rated(takes.notRed.fewest! - 1)).toBe("red");
    expect(rated(takes.green.fewest!)).toBe("green");
    expect(rated(takes.green.fewest! - 1)).not.toBe("green");
  });

  test("says when not even no offence would be enough, as of a series of zeros", () => {
    const takes = only(own(constant(0, 30))("R5"));
    expect(takes.green).toEqual({ fewest: null, lost: null });
  });

  test("gives nothing when the last year is not known", () => {
    expect(own([1, 2, 3])("R5")).toEqual([]);
  });

  // 95% Newcombe, bases 600: from 82.9% the smallest rise shown is 4.1 points (methodology R6, test of survey-change);
  // starting from 82.9 again, so the next wave needs 4.1 points more. With 1,200 answers a smaller rise is enough.
  test("of a survey is a rise in points, smaller with twice the answers", () => {
    const waves = [wave("2013-03", 82.9, 600), wave(PERIOD, 82.9, 600)];
    const measure = { ...survey, position: false };
    const takes = takesOf(measure, { ...EMPTY_DATA, surveys: { satisfaction: { home: waves } } })("R6");
    expect(takes.map(({ change }) => change)).toEqual([
      { kind: "percent", percent: 82.9, base: 600 },
      { kind: "percent", percent: 82.9, base: 1200 }
    ]);
    expect(takes[0]).toMatchObject({ unchanged: "amber", green: { fewest: 41 }, notRed: { fewest: 0 } });
    expect(takes[1]!.green.fewest!).toBeLessThan(41);
  });
});

describe("fewestSteps(reaches, most)", () => {
  test.each([0, 1, 7, 100, 4999, 5000])("finds %i of 5,000", (n) => {
    expect(fewestSteps((steps) => steps >= n, 5000)).toEqual({ fewest: n, lost: null });
  });
  test("finds nothing where nothing reaches the goal", () => {
    expect(fewestSteps(() => false, 5000)).toEqual({ fewest: null, lost: null });
  });
  test("says where a goal is lost again", () => {
    const { fewest, lost } = fewestSteps((steps) => steps >= 100 && steps < 3000, 5000);
    expect(fewest).toBe(100);
    expect(lost).toBeGreaterThanOrEqual(3000);
  });
  test("with no step to take looks at none", () => {
    expect(fewestSteps((steps) => steps === 0, 0)).toEqual({ fewest: 0, lost: null });
  });
});

describe("repeatLastYear(series, period, periods, change)", () => {
  const series = seriesOf("2013-10", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 99, 99]);
  test("forgets what came after the period end and repeats the year before it", () => {
    expect(repeatLastYear(series, "2014-09", 14).counts.slice(12)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2
    ]);
  });
  test("never goes below zero, and leaves a gap a gap", () => {
    expect(repeatLastYear(series, "2014-09", 4, -3).counts.slice(12)).toEqual([0, 0, 0, 1]);
    const gap = seriesOf("2013-10", [null, ...constant(5, 11)]);
    expect(repeatLastYear(gap, "2014-09", 2).counts.slice(12)).toEqual([null, 5]);
  });
  test("repeats quarters", () => {
    expect(repeatLastYear(seriesOf("2013-10", [1, 2, 3, 4], 3), "2014-09", 5).counts).toEqual([
      1, 2, 3, 4, 1, 2, 3, 4, 1
    ]);
  });
});

describe("ruleColour(measure, rule, context)", () => {
  test.each([2, 3])("is the colour of the whole rating, by R1's method %i", (version) => {
    const settings = settingsWith({ method: methodAt("R1", version) });
    const context = contextOf(dataOfRates([60, 40, 41, 42, 43, 44, 45, 46]), { settings });
    const { ratings } = rateMeasure(offences, "sp1", context);
    const rated = ratings.map(({ rule, reading, rating }) => [rule, reading, rating]);
    const alone = ratings.map(({ rule, reading }): [string, string, Rating] => [
      rule,
      reading,
      ruleColour(offences, { rule, reading }, context)
    ]);
    expect(alone).toEqual(rated);
    expect(new Set(coloursOf(offences))).toEqual(new Set(ratings.map(({ rule }) => rule)));
  });
});
