import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { planMeasures } from "../../../src/plan/plan.js";
import { withSetting } from "../../../src/plan/settings.js";
import { colourChances } from "../../../src/rules/chances/colour-chances.js";
import { expectedByChance } from "../../../src/rules/chances/expected-by-chance.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";
import type { RuleId } from "../../../src/rules/rating.js";
import { planOf } from "../examples.js";

const sample = ownContext(loadData("data"));

function expected(changes: Record<string, unknown> = {}, context = sample) {
  const settings = Object.entries(changes).reduce(
    (all, [path, value]) => withSetting(all, path, value),
    context.settings
  );
  const changed = { ...context, settings };
  return expectedByChance(ratePlan(changed), changed);
}

/** Chances of rules, of every measure, added by the test. */
function added(rules: RuleId[], reading: "as-written" | "calibrated") {
  const ratings = ratePlan(sample).measures;
  return planMeasures(sample.plan)
    .flatMap(({ measure }) => {
      const rating = ratings.find(({ id }) => id === measure.id)!;
      return colourChances({ measure, rating, context: sample });
    })
    .filter((one) => rules.includes(one.rule) && one.reading === reading)
    .reduce((sum, { chance }) => sum + (chance ?? 0), 0);
}

describe("expectedByChance(rating, context)", () => {
  it("adds the chances of the published colours, each of its own series", () => {
    expect(expected().expected).toBeCloseTo(added(["R3", "R4", "R5", "R6"], "as-written"), 12);
    expect(expected({ scheme: "continuous-improvement" }).expected).toBeCloseTo(
      added(["R4", "R5", "R8"], "as-written"),
      12
    );
    expect(expected({ layout: "old" }).expected).toBeCloseTo(added(["R3", "R6"], "as-written"), 12);
  });

  it("is known for another year, another baseline and other thresholds", () => {
    for (const changes of [
      { z: 2 },
      { "spc.recent": 3 },
      { "baseline.start": "2011-04" },
      { achievement: "any" }
    ])
      expect(expected(changes).expected).toBeGreaterThan(0);
    expect(expected({}, { ...sample, period: "2015-03" }).expected).toBeGreaterThan(0);
  });

  it("takes R3 calibrated at its own chance, whatever the thresholds: no other history stands in for it", () => {
    const { colours, expected: number, unknown } = expected({ reading: "calibrated" });
    expect(colours).toBe(expected().colours);
    expect(number).toBeCloseTo(added(["R3", "R4", "R5", "R6"], "calibrated"), 12);
    expect(unknown).toBe(0);
    const changed = expected({ reading: "calibrated", z: 2, "projection.probability": 0.6 });
    expect(changed.unknown).toBe(0);
    expect(changed.expected).toBeLessThan(number);
  });

  it("says of how many colours it is not known: those of a series that has no fit", () => {
    const id = "domestic-burglary";
    const series = sample.data.series[id]![sample.force]!;
    const counts = series.counts.map(() => 0);
    const data = {
      ...sample.data,
      series: {
        ...sample.data.series,
        [id]: { ...sample.data.series[id], [sample.force]: { ...series, counts } }
      }
    };
    expect(expected({}, { ...sample, data }).unknown).toBeGreaterThan(0);
  });

  it("leaves out what is not rated", () => {
    const plan = planOf({ id: "o", kind: "outcome", name: "O", better: "higher", awaiting: "soon" });
    expect(expected({}, { ...sample, plan })).toEqual({ colours: 0, expected: 0, unknown: 0 });
  });
});
