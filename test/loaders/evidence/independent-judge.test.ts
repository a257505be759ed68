import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { chosenSeries } from "../../../loaders/evidence/chance-series.js";
import { askedOf, askedOfOffences, groupDrawer } from "../../../loaders/evidence/chance-trials.js";
import { drawHistory, uniforms } from "../../../loaders/evidence/independent-histories.js";
import { falseAsWritten, falseCalibrated } from "../../../loaders/evidence/independent-judge.js";
import { falseOffences } from "../../../loaders/evidence/independent-offences.js";
import { withSetting } from "../../../src/plan/settings.js";
import { unchangedColour } from "../../../src/rules/false-alarms.js";
import { changeModel } from "../../../src/rules/models/change-model.js";
import { fittedForecast, forecastDesign } from "../../../src/rules/models/forecast-model.js";
import { resultOf } from "../../../src/rules/published-ratings.js";
import { changeSinceBaseline } from "../../../src/rules/r1-change.js";
import { forecast } from "../../../src/rules/r2-forecast.js";
import { offencesColour } from "../../../src/rules/r3-offences.js";
import { rateMeasure, trendGroups } from "../../../src/rules/rate-measure.js";
import { positionInYear } from "../../../src/rules/windows/series-window.js";

const chosen = chosenSeries({
  sample: ownContext(loadData("data")),
  london: ownContext(loadData("examples/london"))
});

describe("what the chances of false colours are held against", () => {
  it("shares no code with the product", () => {
    for (const name of ["independent-histories", "independent-judge", "independent-offences"])
      expect(readFileSync(`loaders/evidence/${name}.ts`, "utf8")).not.toMatch(
        /^} from "(?!\.\/independent-)|^import .* from "(?!\.\/independent-)/m
      );
  });

  it("is held for sixty series, of both plans, from few offences to many", () => {
    expect(chosen).toHaveLength(60);
    expect(new Set(chosen.map(({ plan }) => plan))).toEqual(new Set(["sample", "london"]));
    const levels = chosen.map(({ history }) => history.level);
    expect(Math.min(...levels)).toBeLessThan(25);
    expect(Math.max(...levels)).toBeGreaterThan(5000);
  });

  it.each(["R3", "R5", "R8"] as const)("judges every history as %s does", (rule) => {
    const uniform = uniforms(3);
    for (const one of [chosen[0]!, chosen[10]!, chosen[20]!, chosen[40]!]) {
      const { series, history, measure, place, priority, context } = one;
      const asked = askedOf(one);
      for (let run = 0; run < 25; run++) {
        const counts = drawHistory(history, asked.lengths, positionInYear(series, 0), uniform);
        const data = { ...context.data, series: { [measure.series]: { [place]: { ...series, counts } } } };
        const rated = rateMeasure(measure, priority, { ...context, data });
        const isFalse = (reading: "as-written" | "calibrated") => {
          const { rating } = resultOf(rated, rule, reading)!;
          return rating !== "not-rated" && rating !== unchangedColour(rule);
        };
        expect(falseAsWritten(counts, asked)[rule]).toBe(isFalse("as-written"));
        if (rule !== "R3") expect(falseCalibrated(counts, asked)[rule]).toBe(isFalse("calibrated"));
      }
    }
  });

  it.each([1, 2])("judges every history as R3 calibrated does, R2 by its method %i", (version) => {
    const uniform = uniforms(5);
    const method = { R2: { version, note: "the board" } };
    // Of few offences and of many, with a trend of their own and with others'; the last forecasts whole numbers.
    for (const index of [1, 2, 14, 24, 48]) {
      const plain = chosen[index]!;
      const settings = withSetting(plain.context.settings, "method", method);
      const one = { ...plain, context: { ...plain.context, settings } };
      const { series, history, measure, context } = one;
      const { period } = context;
      const few = index === 2 ? { ...history, level: 3 } : history;
      const { asked, others } = askedOfOffences(one);
      const groupOf = others && groupDrawer(others, asked, uniform);
      const design = forecastDesign(series, trendGroups(measure, context), period, settings)!;
      for (let run = 0; run < 40; run++) {
        const counts = drawHistory(few, asked.lengths, positionInYear(series, 0), uniform);
        const group = groupOf?.(counts);
        const drawn = { ...series, counts };
        const model = changeModel(drawn, period, settings);
        const change = changeSinceBaseline(drawn, measure.better, period, settings, "calibrated", model);
        const known = counts.slice(design.firstIndex, design.lastIndex + 1);
        const fitted = fittedForecast(design, known, group);
        const trends = forecast(drawn, measure.better, period, settings, change, fitted);
        const { rating } = offencesColour(change, trends, settings);
        expect(falseOffences(counts, asked, group)).toBe(rating === "green" || rating === "amber");
      }
    }
  });
});
