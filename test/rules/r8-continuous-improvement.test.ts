import { expect, test } from "vitest";
import { surveyChange } from "../../src/rules/r6-surveys.js";
import { continuousImprovement } from "../../src/rules/r8-continuous-improvement.js";
import { judgedChange, PERIOD, settingsWith, wave } from "./examples.js";

// The dashboard page's key: improvement green, no change amber, deterioration red.
test.each([
  ["improved", "green", "better"],
  ["no-change", "amber", "no-evidence-of-change"],
  ["worse", "red", "worse"]
] as const)("R8: %s since the baseline is %s", (finding, rating, reason) => {
  for (const reading of ["as-written", "calibrated"] as const) {
    const change = judgedChange(finding, reading);
    expect(continuousImprovement(change)).toEqual({
      rule: "R8",
      reading,
      rating,
      reason,
      evidence: change.evidence
    });
  }
});

test("R8 is not rated for the reason that R1 is not", () => {
  const evidence = { detail: "2014-03" };
  expect(
    continuousImprovement({
      rule: "R1",
      reading: "calibrated",
      finding: "not-judged",
      reason: "windows-overlap",
      evidence
    })
  ).toEqual({ rule: "R8", reading: "calibrated", rating: "not-rated", reason: "windows-overlap", evidence });
});

test.each([
  [80, "green"],
  [62, "amber"],
  [40, "red"]
])("R8 of a survey is R6 under another name: 60%% to %i%% is %s", (percent, rating) => {
  const waves = [wave("2013-03", 60, 300), wave(PERIOD, percent, 300)];
  const judged = surveyChange(waves, "higher", PERIOD, settingsWith(), "as-written");
  const result = continuousImprovement(judged);
  expect(result).toEqual({ ...judged, rule: "R8" });
  expect(result.rating).toBe(rating);
});

test("R8 of a survey without a sample size is not rated", () => {
  const waves = [wave("2013-03", 60, null), wave(PERIOD, 80, 70)];
  const judged = surveyChange(waves, "higher", PERIOD, settingsWith(), "as-written");
  expect(continuousImprovement(judged)).toMatchObject({
    rule: "R8",
    rating: "not-rated",
    reason: "no-sample-size"
  });
});
