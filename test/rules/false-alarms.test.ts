import { describe, expect, test } from "vitest";
import type { Reading } from "../../src/plan/readings.js";
import {
  type FalseAlarms,
  falseColourRate,
  typicalChance,
  unchangedColour
} from "../../src/rules/false-alarms.js";
import type { RuleId } from "../../src/rules/rating.js";
import { methodAt, settingsWith } from "./examples.js";

const alarms: FalseAlarms = {
  scenario: "nothing changes",
  seed: 1,
  date: "2026-01-01",
  rates: [
    { rule: "R3", reading: "as-written", runs: 60_000, green: 0.1, amber: 0.2, red: 0.7 },
    { rule: "R4", reading: "as-written", runs: 60_000, green: 0.01, amber: 0.97, red: 0.02 },
    { rule: "R5", reading: "as-written", runs: 60_000, green: 0.001, amber: 0.997, red: 0.002 },
    { rule: "R6", reading: "as-written", runs: 60_000, green: 0.03, amber: 0.93, red: 0.04 },
    { rule: "R8", reading: "as-written", runs: 60_000, green: 0.05, amber: 0.89, red: 0.06 },
    { rule: "R5", reading: "calibrated", runs: 60_000, green: 0.5, amber: 0, red: 0.5 }
  ],
  byChangeMethod: [
    { rule: "R3", reading: "calibrated", version: 2, runs: 2000, green: 0.01, amber: 0.19, red: 0.8 }
  ]
};

test("without any change R3 is rightly red, for there is no improvement; the other rules are rightly amber", () => {
  expect(unchangedColour("R3")).toBe("red");
  for (const rule of ["R4", "R5", "R6", "R8"] as const) expect(unchangedColour(rule)).toBe("amber");
});

test("falseColourRate(rate) is the share of the other colours", () => {
  expect(falseColourRate(alarms.rates[0]!)).toBeCloseTo(0.3, 12);
  expect(falseColourRate(alarms.rates[1]!)).toBeCloseTo(0.03, 12);
});

describe("typicalChance(result, settings, falseAlarms)", () => {
  const chance = (rule: RuleId, changes = {}, reading: Reading = "as-written") =>
    typicalChance({ rule, reading }, settingsWith(changes), alarms);

  test("is the rate that was measured of the rule in the reading", () => {
    expect(chance("R3")).toBeCloseTo(0.3, 12);
    expect(chance("R8")).toBeCloseTo(0.11, 12);
  });

  test("is not known of what was not measured, nor under changed thresholds", () => {
    expect(chance("R3", {}, "calibrated")).toBeNull();
    expect(chance("R3", { z: 2 })).toBeNull();
    expect(chance("R5", { "spc.recent": 3 })).toBeNull();
  });

  test("is that of the method which the plan chooses, and not known of one that was not tried", () => {
    const second = { method: methodAt("R1", 2) };
    const note = "a test";
    const both = { method: { R1: { version: 2, note }, R2: { version: 1, note } } };
    expect(chance("R3", second, "calibrated")).toBeCloseTo(0.2, 12);
    expect(chance("R3", { ...second, z: 2 }, "calibrated")).toBeNull();
    expect(chance("R5", second, "calibrated")).toBeNull();
    expect(chance("R3", both, "calibrated")).toBeNull();
    expect(chance("R5", { method: methodAt("R5", 1) }, "calibrated")).toBeNull();
    // Chosen by its number, the newest is still the newest.
    expect(chance("R5", { method: methodAt("R5", 2) }, "calibrated")).toBe(1);
  });

  test("is known under settings that choose what is shown", () => {
    expect(
      chance("R3", { "msg.edition": "other", scheme: "continuous-improvement", layout: "old" })
    ).toBeCloseTo(0.3, 12);
  });
});
