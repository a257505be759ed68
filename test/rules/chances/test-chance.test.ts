import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { planMeasures } from "../../../src/plan/plan.js";
import { testChance } from "../../../src/rules/chances/test-chance.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";
import type { RatingResult } from "../../../src/rules/rating.js";
import { newcombeDifference } from "../../../src/statistics/intervals/newcombe.js";

const context = ownContext(loadData("data"));
const measures = new Map(planMeasures(context.plan).map(({ measure }) => [measure.id, measure]));
const tests = ratePlan(context).measures.flatMap((rating) =>
  rating.ratings.map((result) => ({ result, rated: { measure: measures.get(rating.id)!, rating, context } }))
);
const [{ rated }] = tests as [(typeof tests)[number]];

describe("testChance(result, rated)", () => {
  it("of a position is that of one more place as far from the peers’ mean", () => {
    const evidence = { prediction: { asFar: 0.0465282322841673 }, rank: {}, values: [] };
    const result = { rule: "R4", reading: "calibrated", rating: "red", evidence } as unknown as RatingResult;
    expect(testChance(result, rated)).toBeCloseTo(0.0465282322841673, 10);
    // An amber one says no more than that its lines were wide enough.
    expect(testChance({ ...result, rating: "amber" } as RatingResult, rated)).toBeCloseTo(0.05, 4);
  });

  it("of a survey is that of the interval which just reaches no change", () => {
    const wave = (percent: number, effectiveBase: number) => ({ percent, effectiveBase });
    const evidence = { latest: wave(80, 600), baseline: wave(84, 500), detectable: {} };
    const result = {
      rule: "R6",
      reading: "calibrated",
      rating: "amber",
      evidence
    } as unknown as RatingResult;
    const chance = testChance(result, rated)!;
    const { upper } = newcombeDifference({ p1: 0.8, n1: 600, p2: 0.84, n2: 500, confidence: 1 - chance });
    expect(upper).toBeCloseTo(0, 10);
  });

  it("of offences is small where the test found much, and near 1 where it found nothing", () => {
    const offences = tests.filter(
      ({ result }) => (result.rule === "R5" || result.rule === "R8") && result.reading === "calibrated"
    );
    const found = offences.flatMap(({ result, rated }) => {
      const chance = testChance(result, rated);
      const { test } = result.evidence as { test?: { t: number } };
      return chance === null || !test ? [] : [{ rule: result.rule, chance, t: Math.abs(test.t) }];
    });
    expect(found.length).toBeGreaterThan(5);
    for (const { chance, t } of found) {
      expect(chance).toBeGreaterThan(0);
      expect(chance).toBeLessThanOrEqual(1);
      if (t < 0.3) expect(chance).toBeGreaterThan(0.6);
      if (t > 5) expect(chance).toBeLessThan(0.05);
    }
  });

  it("is not known of the reading as written, nor of what is not rated", () => {
    for (const { result, rated } of tests)
      if (result.reading === "as-written" || result.rating === "not-rated")
        expect(testChance(result, rated)).toBeNull();
  });
});
