import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { chosenSeries } from "../../../loaders/evidence/chance-series.js";
import { askedOf, printedChances, simulatedShares } from "../../../loaders/evidence/chance-trials.js";
import { drawHistory, uniforms } from "../../../loaders/evidence/independent-histories.js";
import { planMeasures } from "../../../src/plan/plan.js";
import { withSetting } from "../../../src/plan/settings.js";
import { colourChance } from "../../../src/rules/chances/colour-chances.js";
import { unchangedHistory } from "../../../src/rules/chances/unchanged-history.js";
import { changeModel } from "../../../src/rules/models/change-model.js";
import { forecastModel } from "../../../src/rules/models/forecast-model.js";
import { resultOf } from "../../../src/rules/published-ratings.js";
import { changeSinceBaseline } from "../../../src/rules/r1-change.js";
import { forecast } from "../../../src/rules/r2-forecast.js";
import { offencesColour } from "../../../src/rules/r3-offences.js";
import { spcVariance } from "../../../src/rules/r5-spc.js";
import { type RatingContext, rateMeasure } from "../../../src/rules/rate-measure.js";
import type { RuleId } from "../../../src/rules/rating.js";
import { positionInYear } from "../../../src/rules/windows/series-window.js";
import { CHANCES_HELD } from "../../../src/views/evidence-files.js";
import { PERIOD } from "../examples.js";

const sample = ownContext(loadData("data"));
const chosen = chosenSeries({ sample, london: ownContext(loadData("examples/london")) });

const chanceOf = (rule: RuleId, changes: Record<string, unknown> = {}, context: RatingContext = sample) => {
  const settings = Object.entries(changes).reduce(
    (all, [path, value]) => withSetting(all, path, value),
    context.settings
  );
  const changed = { ...context, settings };
  const { measure, priority } = planMeasures(sample.plan).find(({ measure }) => measure.kind === "offences")!;
  const rating = rateMeasure(measure, priority.id, changed);
  return colourChance(resultOf(rating, rule, settings.reading)!, { measure, rating, context: changed });
};

describe("colourChance(result, rated)", () => {
  const RUNS = 2000;
  it.each([0, 11, 24, 47])("is what histories drawn and judged by other means show: series %i", (index) => {
    const one = chosen[index]!;
    const printed = printedChances(one);
    const simulated = simulatedShares(one, RUNS, 40 + index);
    for (const name of CHANCES_HELD) {
      // Four standard errors of the simulation, and the point that is promised.
      const error = Math.sqrt((simulated[name] * (1 - simulated[name])) / RUNS);
      expect(Math.abs(printed[name] - simulated[name]), name).toBeLessThan(4 * error + 0.01);
    }
  });

  it.each([
    // As R1 and R5 were before months counted by their days, and R1 with one trend and years that differ no more than months.
    [1, 1, ["R5 calibrated", "R8 calibrated"]],
    [2, 2, ["R8 calibrated"]]
  ] as const)(
    "is that of the method which the plan keeps or chooses: R1 by %i, R5 by %i",
    (R1, R5, names) => {
      // By the product's own rules.
      const one = chosen[24]!;
      const note = "the board";
      const settings = withSetting(one.context.settings, "method", {
        R1: { version: R1, note },
        R5: { version: R5, note }
      });
      const { series, history } = one;
      const uniform = uniforms(5);
      const { lengths } = askedOf(one);
      const found = { "R5 calibrated": 0, "R8 calibrated": 0 };
      for (let run = 0; run < 1000; run++) {
        const drawn = {
          ...series,
          counts: drawHistory(history, lengths, positionInYear(series, 0), uniform)
        };
        const model = changeModel(drawn, PERIOD, settings);
        const change = changeSinceBaseline(drawn, "lower", PERIOD, settings, "calibrated", model);
        const spc = spcVariance(drawn, "lower", PERIOD, settings, "calibrated");
        found["R8 calibrated"] += Number(change.finding !== "no-change");
        found["R5 calibrated"] += Number(spc.rating !== "amber");
      }
      const printed = printedChances({ ...one, context: { ...one.context, settings } });
      for (const name of names) {
        const share = found[name] / 1000;
        const error = Math.sqrt((share * (1 - share)) / 1000);
        expect(Math.abs(printed[name] - share), name).toBeLessThan(4 * error + 0.01);
        // The newest method gives another.
        expect(printed[name]).not.toBe(printedChances(one)[name]);
      }
    }
  );

  it.each([
    [1, 1],
    [24, 1],
    [24, 2],
    [12, 2]
  ])(
    "of R3 calibrated is that of the forecast which the plan chooses: series %i, R2 by %i",
    (index, version) => {
      const one = chosen[index]!;
      const method = { R2: { version, note: "the board" } };
      const context = { ...one.context, settings: withSetting(one.context.settings, "method", method) };
      const printed = printedChances({ ...one, context })["R3 calibrated"];
      const simulated = simulatedShares({ ...one, context }, RUNS, 70 + index)["R3 calibrated"];
      const error = Math.sqrt((simulated * (1 - simulated)) / RUNS);
      expect(Math.abs(printed - simulated)).toBeLessThan(4 * error + 0.01);
    }
  );

  it.each([
    [{ achievement: "any" }, {}],
    [{ achievement: "-5%" }, {}],
    [{ unmaintained: "red" }, {}],
    [{ "projection.probability": 0.7 }, {}],
    [{ z: 1.5, "target.end": "2016-05" }, {}],
    [{ "season.calendar": "months" }, { better: "higher" }],
    [
      { method: { R2: { version: 2, note: "the board" } }, "projection.probability": 0.4 },
      { better: "higher" }
    ]
  ] as const)(
    "of R3 calibrated is what the rule shows of histories without change: %j, %j",
    (changes, more) => {
      // Its forecast has a trend of its own, so that no other places are drawn.
      const own = chosen[1]!;
      const settings = Object.entries(changes).reduce(
        (all, [path, value]) => withSetting(all, path, value),
        own.context.settings
      );
      const context = { ...own.context, settings };
      const measure = { ...own.measure, ...more };
      const { series, priority } = own;
      const { period } = context;
      const history = unchangedHistory(series, period, settings)!;
      const { lengths } = askedOf({ series, context });
      const uniform = uniforms(17);
      const runs = 1000;
      let found = 0;
      for (let run = 0; run < runs; run++) {
        const drawn = {
          ...series,
          counts: drawHistory(history, lengths, positionInYear(series, 0), uniform)
        };
        const change = changeSinceBaseline(
          drawn,
          measure.better,
          period,
          settings,
          "calibrated",
          changeModel(drawn, period, settings)
        );
        const model = forecastModel(drawn, [], period, settings);
        const trends = forecast(drawn, measure.better, period, settings, change, model);
        const { rating } = offencesColour(change, trends, settings);
        found += Number(rating === "green" || rating === "amber");
      }
      const rating = rateMeasure(measure, priority, context);
      const printed = colourChance(resultOf(rating, "R3", "calibrated")!, { measure, rating, context })!;
      const error = Math.sqrt(((found / runs) * (1 - found / runs)) / runs);
      expect(Math.abs(printed - found / runs)).toBeLessThan(4 * error + 0.01);
      expect(printed).toBeGreaterThan(0);
    }
  );

  it("of R3 over a plan's life is that at its own thresholds: rarer than at a single look", () => {
    const single = chanceOf("R3", { reading: "calibrated" })!;
    const planLife = chanceOf("R3", { reading: "plan-life" })!;
    expect(planLife).toBeGreaterThan(0);
    expect(planLife).toBeLessThan(single / 2);
  });

  it("of R3 calibrated falls as a target is made harder, and as more certainty is asked for", () => {
    const chances = ["any", "-5%", "-15%", "-40%"].map(
      (achievement) => chanceOf("R3", { reading: "calibrated", unmaintained: "red", achievement })!
    );
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    expect(chances[0]).toBeGreaterThan(chances[3]! + 0.1);
    const sure = [0.3, 0.5, 0.7, 0.9].map(
      (probability) => chanceOf("R3", { reading: "calibrated", "projection.probability": probability })!
    );
    expect(sure).toEqual(sure.toSorted((a, b) => b - a));
  });

  it("is the same number each time, whatever was asked in between", () => {
    const first = chanceOf("R5");
    chanceOf("R5", { "spc.recent": 3 }, { ...sample, period: "2014-06" });
    expect(chanceOf("R5")).toBe(first);
  });

  it("is known for another year, another baseline and other thresholds", () => {
    for (const period of ["2013-12", "2015-03", "2016-06"])
      expect(chanceOf("R5", {}, { ...sample, period })).toBeGreaterThan(0);
    expect(chanceOf("R8", { "baseline.start": "2010-04" })).toBeGreaterThan(0);
    expect(chanceOf("R5", { "spc.recent": 3, "spc.previous": 24 })).toBeGreaterThan(0);
  });

  it("is another for another season, though the rule as written knows of none", () => {
    const seasonal = chanceOf("R8");
    expect(chanceOf("R8", { "season.method": "none" })).not.toBe(seasonal);
    expect(chanceOf("R8")).toBe(seasonal);
  });

  it("falls as the lines are drawn further apart", () => {
    const chances = [1, 1.5, 1.96, 2.5, 3].map((z) => chanceOf("R8", { z })!);
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    expect(chances[0]).toBeGreaterThan(chances[4]!);
  });

  it("of R3 counts red as right, and a projection that does not hold where the settings make it red", () => {
    expect(chanceOf("R3", { unmaintained: "red" })).toBeLessThan(chanceOf("R3")! + 1e-12);
    expect(chanceOf("R3", { achievement: "any" })).toBeGreaterThan(chanceOf("R3")!);
    expect(chanceOf("R3", { achievement: "-90%" })).toBeLessThan(chanceOf("R3")!);
  });

  it("is not known of what is not rated", () => {
    expect(chanceOf("R5", {}, { ...sample, period: "2006-06" })).toBeNull();
  });
});
