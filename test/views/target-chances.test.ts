import { expect, test } from "vitest";
import type { Reading } from "../../src/plan/readings.js";
import { withSetting } from "../../src/plan/settings.js";
import { forecastChance } from "../../src/rules/forecast-chance.js";
import { judgedFinding } from "../../src/rules/judged-finding.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import type { MeasureRating } from "../../src/rules/rating.js";
import { targetChances } from "../../src/views/target-chances.js";
import { sampleContext } from "../sample-plan.js";

const contextIn = (path: string, value: unknown, of = sampleContext) => ({
  ...of,
  settings: withSetting(of.settings, path, value)
});
const trendsOf = ({ findings }: MeasureRating, reading: Reading) =>
  judgedFinding(findings, "R2", reading)?.evidence;

test("the chance of a reading with a forecast is the one that its colour rests on", () => {
  const context = contextIn("reading", "calibrated");
  const rating = ratePlan(context);
  const judged = rating.measures.flatMap((measure) => {
    const trends = trendsOf(measure, "calibrated");
    return trends ? [[measure.id, forecastChance(trends)]] : [];
  });
  expect(judged.length).toBeGreaterThan(0);
  expect(targetChances(rating, context)).toEqual(Object.fromEntries(judged));
});

test("the chance of a target as written is that of its own total, not of the calibrated one", () => {
  const rating = ratePlan(sampleContext);
  const chances = targetChances(rating, sampleContext);
  const offences = rating.measures.filter((measure) => trendsOf(measure, "as-written"));
  expect(Object.keys(chances)).toEqual(offences.map(({ id }) => id));
  for (const measure of offences) {
    const [written, calibrated] = (["as-written", "calibrated"] as const).map(
      (reading) => trendsOf(measure, reading)!
    );
    expect(written!.threshold).not.toBe(calibrated!.threshold);
    // The same total set as a target in numbers, which the calibrated reading takes as it is.
    const inNumbers = ratePlan(contextIn("achievement", written!.threshold));
    const asked = trendsOf(inNumbers.measures.find(({ id }) => id === measure.id)!, "calibrated")!;
    expect(asked.threshold).toBeCloseTo(written!.threshold, 6);
    expect(chances[measure.id]).toBeCloseTo(forecastChance(asked)!, 9);
    expect(chances[measure.id]).not.toBeCloseTo(forecastChance(calibrated!)!, 6);
  }
});

test("what has no target in the reading shown has no chance", () => {
  const context = contextIn("baseline.start", "1990-04");
  expect(targetChances(ratePlan(context), context)).toEqual({});
});
