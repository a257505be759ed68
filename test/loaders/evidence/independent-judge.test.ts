import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { chosenSeries } from "../../../loaders/evidence/chance-series.js";
import { askedOf } from "../../../loaders/evidence/chance-trials.js";
import { drawHistory, uniforms } from "../../../loaders/evidence/independent-histories.js";
import { falseAsWritten, falseCalibrated } from "../../../loaders/evidence/independent-judge.js";
import { unchangedColour } from "../../../src/rules/false-alarms.js";
import { resultOf } from "../../../src/rules/published-ratings.js";
import { rateMeasure } from "../../../src/rules/rate-measure.js";
import { positionInYear } from "../../../src/rules/windows/series-window.js";

const chosen = chosenSeries({
  sample: ownContext(loadData("data")),
  london: ownContext(loadData("examples/london"))
});

describe("what the chances of false colours are held against", () => {
  it("shares no code with the product", () => {
    for (const name of ["independent-histories", "independent-judge"])
      expect(readFileSync(`loaders/evidence/${name}.ts`, "utf8")).not.toMatch(/^import/m);
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
});
