import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadData, ownContext } from "../../../../loaders/data/load-data.js";
import {
  changedTrial,
  shuffledTrials,
  targetSwing,
  turnTrial
} from "../../../../loaders/evidence/change/change-evidence.js";
import { COUNT_SCENARIOS } from "../../../../loaders/evidence/count-scenarios.js";
import { USUAL_DEVIATION } from "../../../../src/rules/models/year-to-year.js";
import { CHANGE_METHODS, type ChangeMethodsEvidence } from "../../../../src/views/change-evidence.js";

const stored: ChangeMethodsEvidence = JSON.parse(readFileSync("data/evidence/change.json", "utf8"));
const london = ownContext(loadData("examples/london"));
const simulated = (id: string, change: number | null) =>
  stored.simulated.find((trial) => trial.id === id && trial.change === change)!.found;

describe("data/evidence/change.json: R1 by the third method", () => {
  test("is wrong in at most 6% of whole years shuffled, without their trend of 24 months", () => {
    const asked = stored.shuffled.filter(({ trend }) => trend === 24);
    expect(asked.map(({ plan, between }) => `${plan} ${between}`)).toEqual([
      "sample 0",
      "sample 1",
      "london 0",
      "london 1"
    ]);
    for (const { wrong } of asked) expect(wrong.third).toBeLessThanOrEqual(6);
  });

  test("is wrong in at most 10.5% of months with an autocorrelation of 0.6", () => {
    expect(simulated("ar-0.6", 0).third).toBeLessThanOrEqual(10.5);
  });

  test("finds the turn at least 75% of the time before the part from year to year, and 60% after it", () => {
    expect(simulated("turn", null)["third without years"]).toBeGreaterThanOrEqual(75);
    expect(simulated("turn", null).third).toBeGreaterThanOrEqual(60);
  });

  test("lets no target move over the looks of a plan", () => {
    for (const { looks, largest } of stored.swings) expect([looks, largest.third]).toEqual([37, 0]);
  });

  test("has the least usual difference of those tried that keeps to 6% in the forces", () => {
    const keeps = stored.tried.filter(({ wrong }) => wrong.sample! <= 6);
    expect(keeps[0]!.deviation / 100).toBeCloseTo(USUAL_DEVIATION, 12);
  });
});

/** Two shares of so many runs may lie four standard errors apart, of the larger variance that a share can have. */
const near = (a: number, b: number, runs: number) => Math.abs(a - b) < (4 * 50) / Math.sqrt(runs);

test("turnTrial and changedTrial find in a few histories what was found in many", () => {
  const runs = 300;
  const noise = COUNT_SCENARIOS.find(({ id }) => id === "noise")!;
  const few = [turnTrial(runs), changedTrial(noise, -5, runs), changedTrial(noise, 0, runs)];
  for (const { id, change, found } of few)
    for (const method of CHANGE_METHODS)
      expect(near(found[method], simulated(id, change)[method], runs), `${id} ${method}`).toBe(true);
});

test("shuffledTrials and targetSwing find on a few series what was found on all", () => {
  const one = "burglary";
  const data = { ...london.data, series: { [one]: london.data.series[one]! } };
  const trials = shuffledTrials("london", { ...london, data }, 3);
  expect(trials.map(({ trend, between, series, histories }) => [trend, between, series, histories])).toEqual([
    [24, 0, 32, 96],
    [24, 1, 32, 96],
    [36, 0, 32, 96]
  ]);
  for (const { trend, between, wrong } of trials) {
    const all = stored.shuffled.find(
      (trial) => trial.plan === "london" && trial.trend === trend && trial.between === between
    )!;
    for (const method of CHANGE_METHODS) expect(near(wrong[method], all.wrong[method], 96)).toBe(true);
  }
  const swing = targetSwing("london", { ...london, data });
  expect(swing.largest.third).toBe(0);
  expect(swing.median.second).toBeGreaterThan(1);
});
