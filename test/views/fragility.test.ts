import { describe, expect, test } from "vitest";
import { withSetting } from "../../src/plan/settings.js";
import { rateMeasure } from "../../src/rules/rate-measure.js";
import { type Fragility, fragility } from "../../src/views/fragility.js";
import {
  constant,
  contextOf,
  dataOfRates,
  EMPTY_DATA,
  offences,
  seriesOf,
  survey
} from "../rules/examples.js";

// Twelve months with mean 100 and SD 2, then six of 105: beyond the upper line 100 + 2z while z < 2.5.
const TWELVE = [103, 97, 103, 97, 102, 98, 100, 100, 100, 100, 100, 100];
const context = contextOf({
  ...EMPTY_DATA,
  series: { burglary: { home: seriesOf("2013-04", [...TWELVE, ...constant(105, 6)]) } }
});

const stripsOf = (path: string, of = context, rule = "R5", reading = "as-written"): Fragility =>
  stripsIn(fragility(offences, of)).find(
    (f) => f.setting.path === path && f.rule === rule && f.reading === reading
  )!;
const stripsIn = (made: Iterable<Fragility | null>) => [...made].filter((one) => one !== null);

describe("fragility(measure, context)", () => {
  test("finds the z up to which a colour stays, to the setting's own step", () => {
    const { values, ratings, present, holds, inForce } = stripsOf("z");
    expect([values[0], values[1], values.at(-1), values.length]).toEqual([1, 1.05, 3.5, 51]);
    expect(inForce).toEqual([1.96]);
    expect(present).toBe("red");
    // 105 on the line 100 + 2 x 2.5 is between: the last red z is 2.49.
    expect(holds).toEqual({ from: 1, to: 2.49, below: null, above: "amber" });
    expect(ratings[values.indexOf(2.45)]).toBe("red");
    expect(ratings[values.indexOf(2.5)]).toBe("amber");
  });

  // With n recent months of 105 the earlier window reaches back before the series unless n = 6 or fewer:
  // 18 months are known, so n + 12 <= 18. With n = 5 the twelve hold one 105: mean 1202 / 12 for the first 103 dropped.
  test("walks the windows over the bounds of the setting, not rated where the data do not reach", () => {
    const { values, ratings, holds } = stripsOf("spc.recent");
    expect([values[0], values.at(-1)]).toEqual([2, 24]);
    expect(ratings[values.indexOf(7)]).toBe("not-rated");
    expect(holds!.to).toBe(6);
    expect(holds!.above).toBe("not-rated");
  });

  test("asks only settings that a rule reads", () => {
    const found = stripsIn(fragility(offences, context)).map((f) => `${f.rule} ${f.setting.path}`);
    expect(new Set(found)).toEqual(
      new Set([
        "R3 z",
        "R8 z",
        "R4 z",
        "R5 z",
        "R3 baseline.months",
        "R8 baseline.months",
        "R3 latest.months",
        "R8 latest.months",
        "R4 latest.months",
        "R3 trends.windows",
        "R5 spc.recent",
        "R5 spc.previous"
      ])
    );
  });

  test("marks every trend in force, the one since the baseline by its months", () => {
    const whole = contextOf(dataOfRates([60, 40, 41, 42, 43, 44, 45, 46]));
    const strip = stripsOf("trends.windows", whole, "R3");
    expect(strip.inForce).toEqual([12, 24, 36, 30]);
    expect(strip.holds).toBeNull();
  });

  test("of a percentage walks the confidence for its change, and z for its position", () => {
    const strips = stripsIn(fragility(survey, contextOf(EMPTY_DATA)));
    expect(new Set(strips.map((f) => `${f.rule} ${f.setting.path}`))).toEqual(
      new Set(["R4 z", "R6 survey.confidence", "R8 survey.confidence"])
    );
    expect(strips.every(({ present }) => present === "not-rated")).toBe(true);
  });
});

describe("a strip over z", () => {
  test("is what the rules give at every z, though the calibrated model is fitted once", () => {
    const whole = contextOf({
      ...EMPTY_DATA,
      series: { burglary: { home: seriesOf("2009-10", swingingFall()) } }
    });
    for (const rule of ["R5", "R3"] as const) {
      const { values, ratings } = stripsOf("z", whole, rule, "calibrated");
      const rated = [1, 1.5, 2, 2.5, 3, 3.5].map((z) => {
        const settings = { ...whole.settings, z };
        const results = rateMeasure(offences, "sp1", { ...whole, settings }).ratings;
        return results.find((r) => r.rule === rule && r.reading === "calibrated")!.rating;
      });
      expect([1, 1.5, 2, 2.5, 3, 3.5].map((z) => ratings[values.indexOf(z)])).toEqual(rated);
      if (rule === "R5") expect(new Set(rated).size).toBeGreaterThan(1);
    }
  });

  test("lets a page draw after each value of a strip, whatever one takes", () => {
    const made = [...fragility(offences, context, (rule) => rule === "R5")];
    const first = made.find((one) => one !== null)!;
    // As many pauses as values come before the strip that they make.
    expect(made.indexOf(first)).toBe(first.values.length);
  });
});

describe("a strip by R1's model, which has levels of the windows", () => {
  const counts = Array.from({ length: 78 }, (_, i) =>
    Math.round((i < 66 ? 1 : 0.93) * (200 + 20 * Math.sin((Math.PI * i) / 6) + ((i * 7) % 5) * 6))
  );
  const falling = contextOf({ ...EMPTY_DATA, series: { burglary: { home: seriesOf("2008-04", counts) } } });

  test.each([
    ["z", [1, 1.5, 1.95, 2.5, 3.5]],
    ["latest.months", [6, 12, 24]],
    ["baseline.months", [6, 12, 24]]
  ])("over %s is what the rules give at every value", (path, values) => {
    const found = values.map((value) => {
      const settings = withSetting(falling.settings, path, value);
      return rateMeasure(offences, "sp1", { ...falling, settings }).ratings;
    });
    for (const rule of ["R8", "R3"]) {
      const strip = stripsOf(path, falling, rule, "calibrated");
      const rated = found.map(
        (all) => all.find((r) => r.rule === rule && r.reading === "calibrated")!.rating
      );
      expect(values.map((value) => strip.ratings[strip.values.indexOf(value)])).toEqual(rated);
      if (path === "z" && rule === "R8") expect(new Set(rated).size).toBeGreaterThan(1);
    }
  });
});

/** Sixty months that swing with the year and by turns, the last six a tenth lower. */
function swingingFall(): number[] {
  return Array.from({ length: 60 }, (_, i) =>
    Math.round((i < 54 ? 1 : 0.9) * (200 + 20 * Math.sin((Math.PI * i) / 6) + (i % 3) * 12))
  );
}
