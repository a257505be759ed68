import { expect, test } from "vitest";
import { READING_KINDS, READINGS, readingsBeside, singleReading } from "../../src/plan/readings.js";

test("there are three readings, of which the third is worked out where it is published", () => {
  expect(READINGS).toEqual(["as-written", "calibrated", "plan-life"]);
  expect(readingsBeside("as-written")).toEqual(["as-written", "calibrated"]);
  expect(readingsBeside("calibrated")).toEqual(["as-written", "calibrated"]);
  expect(readingsBeside("plan-life")).toEqual(["as-written", "calibrated", "plan-life"]);
});

test("a single look is judged as calibrated where the plan's life is published", () => {
  expect(READINGS.map(singleReading)).toEqual(["as-written", "calibrated", "calibrated"]);
});

test("a colour is compared with that of a reading that is always worked out", () => {
  for (const reading of READINGS) {
    const { beside } = READING_KINDS[reading];
    expect(beside).not.toBe(reading);
    expect(readingsBeside(reading)).toContain(beside);
  }
});
