import { describe, expect, test } from "vitest";
import { falseAlarmsWithFloor } from "../../../src/components/methodology/false-alarms-with-floor.js";
import { leastPlausibleDispersion } from "../../../src/statistics/regression/least-plausible-dispersion.js";

describe("falseAlarmsWithFloor", () => {
  test("is 5% without a floor: the t test is exact", () => {
    expect(falseAlarmsWithFloor(0, 11, 1.959964)).toBeCloseTo(0.05, 3);
    expect(falseAlarmsWithFloor(0, 53, 1.959964)).toBeCloseTo(0.05, 3);
  });

  test("is about 2% with a floor at the Poisson variance itself, over a year of pairs", () => {
    expect(falseAlarmsWithFloor(1, 11, 1.959964)).toBeCloseTo(0.021, 3);
  });

  test("stays near 5% with the floor in use", () => {
    expect(falseAlarmsWithFloor(leastPlausibleDispersion(11), 11, 1.959964)).toBeGreaterThan(0.045);
  });
});
