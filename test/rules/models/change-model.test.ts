import { describe, expect, test } from "vitest";
import { changeModel } from "../../../src/rules/models/change-model.js";
import { random } from "../../../src/statistics/distributions/random.js";
import { methodAt, PERIOD, seriesOf, settingsWith, swing } from "../examples.js";

test("changeModel(series, period, settings) by the second method ends with the period and has season and trend", () => {
  const second = settingsWith({ method: methodAt("R1", 2) });
  const model = changeModel(seriesOf("2009-04", swing(100, 90)), PERIOD, second)!;
  expect(model.firstIndex + model.periods - 1).toBe(65);
  expect(model.row(65)).toHaveLength(6);
  expect(model.row(65)[1]).toBe(0);
});

describe("changeModel(series, period, settings)", () => {
  const columns = (start: string, periods: number, changes = {}) => {
    const settings = settingsWith({ "season.method": "none", ...changes });
    return changeModel(seriesOf(start, swing(100, periods)), PERIOD, settings)!.row;
  };

  test("has a level for the latest year, and level and slope for the months between and before", () => {
    // April 2009 to September 2014: 36 months, the baseline, six between, the latest twelve; intercept first.
    const row = columns("2009-04", 66);
    // Then the latest year's level; level and slope of the months between; those of the months before.
    expect(row(65)).toEqual([1, 1, 0, 0, 0, 0]);
    expect(row(54)).toEqual([1, 1, 0, 0, 0, 0]);
    expect(row(50)).toEqual([1, 0, 1, 4 / 12, 0, 0]);
    expect(row(40)).toEqual([1, 0, 0, 0, 0, 0]);
    // The last 60 months begin with index 6.
    expect(row(6)).toEqual([1, 0, 0, 0, 1, 30 / 12]);
  });

  test("keeps what the baseline told where a gap leaves the latest year alone", () => {
    // August 2013 is missing, so that in August 2014 twelve months follow each other unbroken.
    const counts: (number | null)[] = swing(100, 90);
    counts[52] = null;
    const model = (period: string) =>
      changeModel({ ...seriesOf("2009-04", []), counts }, period, settingsWith())!;
    expect(model("2014-08").row(64)).toEqual([1]);
    const told = (period: string) => {
      const { dispersion, inflation, yearVariance } = model(period).baseline!;
      return [dispersion, inflation, yearVariance];
    };
    expect(told("2014-08")).toEqual(told("2014-09"));
  });

  test("has no columns for months that there are not", () => {
    expect(columns("2012-04", 30)(29)).toEqual([1, 1, 0, 0]);
    // The latest year begins as the baseline ends.
    expect(columns("2012-10", 24, { "baseline.start": "2012-10" })(23)).toEqual([1, 1]);
  });

  test("with a baseline that is older than 60 months has the level of the months since instead", () => {
    const row = columns("2007-04", 90, { "baseline.start": "2007-04" });
    expect(row(89)).toEqual([1, 1, 0]);
    expect(row(77)).toEqual([1, 0, 1 / 12]);
  });

  test("takes a step for a change, and not for months that move together", () => {
    // 20% between the years, in months that scatter by 5%: the second method makes the error half as large again.
    const draw = random(20_140_930);
    const counts = Array.from({ length: 78 }, (_, i) =>
      Math.round((i < 60 ? 1000 : 800) * (1 + 0.05 * draw.normal()))
    );
    const inflation = (version: number) => {
      const settings = settingsWith({ method: methodAt("R1", version) });
      return changeModel(seriesOf("2008-04", counts), PERIOD, settings)!.inflation;
    };
    expect(inflation(2)).toBeGreaterThan(1.4);
    expect(inflation(3)).toBeLessThan(1.15);
  });
});
