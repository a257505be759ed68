import { describe, expect, test } from "vitest";
import { offencesColour } from "../../src/rules/r3-offences.js";
import type { ChangeFinding, TrendsFinding } from "../../src/rules/rating.js";
import { judgedChange, judgedTrends, settingsWith } from "./examples.js";

const SETTINGS = settingsWith();

describe.each(["as-written", "calibrated"] as const)("R3 %s", (reading) => {
  const of = reading === "as-written" ? 4 : 1;

  // The table of R3 in the methodology, and the notes of the paper.
  test.each([
    ["improved", of, "green", "improved-and-holds", undefined],
    ["improved", 1, "green", "improved-and-holds", undefined],
    ["improved", 0, "amber", "improved-not-holding", "improved, not projected to hold"],
    ["no-change", of, "amber", "not-improved-achieves", undefined],
    ["no-change", 1, "amber", "not-improved-achieves", undefined],
    ["no-change", 0, "red", "not-improved-none-achieves", undefined],
    ["worse", of, "amber", "worse-achieves", "worse now, one or more trends recover"],
    ["worse", 1, "amber", "worse-achieves", "worse now, one or more trends recover"],
    ["worse", 0, "red", "not-improved-none-achieves", undefined]
  ] as const)("%s, %i trends achieve: %s", (change, achieving, rating, reason, label) => {
    const result = offencesColour(
      judgedChange(change, reading),
      judgedTrends(achieving, of, reading),
      SETTINGS
    );
    expect(result).toEqual({
      rule: "R3",
      reading,
      rating,
      reason,
      ...(label && { label }),
      evidence: { change, achieving, of }
    });
  });

  test.each(["amber", "green", "red"] as const)(
    "“improved, none maintains” is %s when the setting says so, and keeps its label",
    (unmaintained) => {
      const settings = settingsWith({ unmaintained });
      const result = offencesColour(
        judgedChange("improved", reading),
        judgedTrends(0, of, reading),
        settings
      );
      expect(result.rating).toBe(unmaintained);
      expect(result.label).toBe("improved, not projected to hold");
    }
  );

  test.each([
    ["improved", 0, "amber", "improved, target not projected"],
    ["improved", 1, "green", undefined],
    ["worse", 1, "amber", "worse now, one or more trends reach the target"]
  ] as const)("of a target in numbers, %s and %i trends achieve: %s", (change, achieving, rating, label) => {
    const trends = judgedTrends(achieving, of, reading);
    if (trends.finding === "not-judged") throw new Error(trends.reason);
    trends.evidence.achievement = "-20%";
    const result = offencesColour(judgedChange(change, reading), trends, SETTINGS);
    expect([result.rating, "label" in result ? result.label : undefined]).toEqual([rating, label]);
    // 1,080 is the threshold of judgedTrends.
    expect(result.evidence).toMatchObject({ target: { threshold: 1080, achievement: "-20%" } });
  });

  test("the setting changes no other state", () => {
    const settings = settingsWith({ unmaintained: "red" });
    expect(
      offencesColour(judgedChange("improved", reading), judgedTrends(1, of, reading), settings).rating
    ).toBe("green");
    expect(
      offencesColour(judgedChange("no-change", reading), judgedTrends(1, of, reading), settings).rating
    ).toBe("amber");
  });

  const change = {
    rule: "R1",
    reading,
    finding: "not-judged",
    reason: "windows-overlap",
    evidence: { detail: "2014-03" }
  } as const satisfies ChangeFinding;
  const trends = {
    rule: "R2",
    reading,
    finding: "not-judged",
    reason: "model-failed",
    evidence: {}
  } as const satisfies TrendsFinding;

  test("is not rated for the reason that the change is not", () => {
    expect(offencesColour(change, trends, SETTINGS)).toEqual({
      rule: "R3",
      reading,
      rating: "not-rated",
      reason: "windows-overlap",
      evidence: { detail: "2014-03" }
    });
  });

  test("is not rated for the reason that the trends are not, when the change is judged", () => {
    expect(offencesColour(judgedChange("improved", reading), trends, SETTINGS)).toMatchObject({
      rating: "not-rated",
      reason: "model-failed"
    });
  });
});

test("R3 carries the probability of the forecast when there is one, 0 included", () => {
  const of = (probability: number) =>
    offencesColour(
      judgedChange("no-change", "calibrated"),
      judgedTrends(0, 1, "calibrated", probability),
      SETTINGS
    );
  expect(of(0.38).evidence).toEqual({ change: "no-change", achieving: 0, of: 1, probability: 0.38 });
  expect(of(0).evidence).toEqual({ change: "no-change", achieving: 0, of: 1, probability: 0 });
});
