import { describe, expect, test } from "vitest";
import { addMonths } from "../../../src/plan/month.js";
import type { Series } from "../../../src/plan/plan-data.js";
import { baselineModel, linesAtBaseline } from "../../../src/rules/models/baseline-model.js";
import { changeModel } from "../../../src/rules/models/change-model.js";
import { changeSinceBaseline } from "../../../src/rules/r1-change.js";
import { targetLines } from "../../../src/rules/r2-trends.js";
import type { ChangeEvidence } from "../../../src/rules/rating.js";
import { baselineWindow } from "../../../src/rules/windows/compared-windows.js";
import type { SeriesWindow } from "../../../src/rules/windows/series-window.js";
import { random } from "../../../src/statistics/distributions/random.js";
import { constant, methodAt, PERIOD, seriesOf, settingsWith } from "../examples.js";

const draw = random(20_140_930);
/** April 2008 to March 2017: 400 a month that scatter by 5%. */
const scattered = seriesOf(
  "2008-04",
  Array.from({ length: 108 }, () => draw.poisson(400 * (1 + 0.05 * draw.normal())))
);

const lower = (series: Series, period = PERIOD, version = 3): number => {
  const settings = settingsWith({ method: methodAt("R1", version) });
  const model = changeModel(series, period, settings);
  const finding = changeSinceBaseline(series, "lower", period, settings, "calibrated", model);
  return targetLines(finding.evidence as ChangeEvidence, settings).lower;
};

describe("R2's calibrated target by the third method of R1", () => {
  test("stays where it is from look to look, where it moved with the latest year", () => {
    const looks = Array.from({ length: 37 }, (_, look) => addMonths("2014-03", look));
    expect(new Set(looks.map((period) => lower(scattered, period))).size).toBe(1);
    const moving = looks.map((period) => lower(scattered, period, 2));
    expect(Math.max(...moving) - Math.min(...moving)).toBeGreaterThan(4);
  });

  test("is what was known when the baseline was: no later count moves it", () => {
    const counts = scattered.counts.map((count, i) =>
      i < 60 ? count : Math.round(count! * (i % 2 ? 0.5 : 0.7))
    );
    expect(lower({ ...scattered, counts })).toBe(lower(scattered));
  });

  test("waits for the months that teach a season, where they come after the baseline", () => {
    // Two years up to the baseline's end, as London has: known a year later.
    const short = seriesOf("2011-04", scattered.counts.slice(36));
    const at = (month: string) => lower(short, month);
    expect(new Set(["2014-03", "2014-09", "2016-03"].map(at)).size).toBe(1);
  });
});

test("linesAtBaseline(series, baseline, error, later) stand critical errors of the difference of two means apart", () => {
  // 60 months of 100: the least plausible dispersion, R: qchisq(0.01, 53) / 53 = 0.6041, of four columns of season, a mean, a
  // level and a slope; t(53) at pnorm(1.96), R: 2.00578; times sqrt(0.6041 * 100 * 2 / 12).
  const flat = seriesOf("2008-04", constant(100, 78));
  const settings = settingsWith({ "season.calendar": "months" });
  const baseline = baselineWindow(flat, settings) as SeriesWindow;
  const model = baselineModel(flat, PERIOD, baseline, settings)!;
  expect([model.fit.degreesOfFreedom, model.inflation]).toEqual([53, 1]);
  const lines = linesAtBaseline(flat, baseline, { ...model, yearVariance: 0, critical: 2.0057801 }, 12);
  expect(lines.centre).toBe(100);
  expect(lines.upper - 100).toBeCloseTo(6.3645996747, 4);
  expect(100 - lines.lower).toBeCloseTo(6.3645996747, 4);
});
