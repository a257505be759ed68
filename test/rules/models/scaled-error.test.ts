import { describe, expect, test } from "vitest";
import { BAND_SCALING } from "../../../src/rules/models/band-scaling.js";
import { type ForecastError, probabilityOfAtMost, reachOf } from "../../../src/rules/models/scaled-error.js";

const error = (more: Partial<ForecastError> = {}): ForecastError => ({
  kind: "shared-trend",
  target: "total",
  quartersAhead: 10,
  deviation: 0.2,
  within: 0,
  ...more
});

describe("reachOf(error, confidence)", () => {
  test("is the measured half-width times the method's deviation, at every measured level and horizon", () => {
    for (const kind of ["shared-trend", "own-trend"] as const) {
      for (const target of ["total", "single"] as const) {
        for (const [i, row] of BAND_SCALING[kind][target].entries()) {
          const reaches = BAND_SCALING.levels.map((level) =>
            reachOf(error({ kind, target, quartersAhead: i + 1 }), level / 100)
          );
          for (const [j, reach] of reaches.entries()) expect(reach).toBeCloseTo(0.2 * row[j]!, 10);
        }
      }
    }
  });

  test("is that of another scaling where one is given", () => {
    const rows = { total: [[1, 2, 4, 6]], single: [[1, 2, 4, 6]] };
    const scaling = { levels: [50, 80, 95, 99], "shared-trend": rows, "own-trend": rows };
    // 0.2 times 4 at 95%; the chance of less than that half-width is what a band of 95% leaves above, 97.5%.
    expect(reachOf(error({ scaling }), 0.95)).toBeCloseTo(0.8, 10);
    expect(probabilityOfAtMost(error({ scaling }), 0.8)).toBeCloseTo(0.975, 10);
  });

  test("lies between those of the quarters before and after at a horizon between them", () => {
    const [below, above] = [2, 3].map((quartersAhead) => reachOf(error({ quartersAhead }), 0.95));
    expect(reachOf(error({ quartersAhead: 7 / 3 }), 0.95)).toBeCloseTo(below! + (above! - below!) / 3, 10);
  });

  test("is that of the first quarter within it, and of the last one measured beyond it", () => {
    expect(reachOf(error({ quartersAhead: 1 / 3 }), 0.8)).toBe(reachOf(error({ quartersAhead: 1 }), 0.8));
    expect(reachOf(error({ quartersAhead: 40 }), 0.8)).toBe(reachOf(error({ quartersAhead: 12 }), 0.8));
  });

  test("grows with confidence, through levels that were not measured", () => {
    const reaches = [0.05, 0.3, 0.5, 0.6, 0.8, 0.9, 0.95, 0.97, 0.99, 0.999].map((c) => reachOf(error(), c));
    expect(reaches).toEqual(reaches.toSorted((a, b) => a - b));
    expect(new Set(reaches).size).toBe(reaches.length);
  });

  test("adds the uncertainty of a part of a quarter as a variance", () => {
    // 1.959964 * 0.1 beside the measured width.
    const whole = reachOf(error(), 0.95);
    expect(reachOf(error({ within: 0.1 }), 0.95)).toBeCloseTo(Math.hypot(whole, 0.195996398454), 10);
  });
});

describe("probabilityOfAtMost(error, logError)", () => {
  test("gives the bands their confidence back", () => {
    for (const confidence of [0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999]) {
      for (const more of [{}, { within: 0.05 }, { kind: "own-trend" as const, quartersAhead: 2.5 }]) {
        const reach = reachOf(error(more), confidence);
        expect(probabilityOfAtMost(error(more), reach)).toBeCloseTo((1 + confidence) / 2, 10);
        expect(probabilityOfAtMost(error(more), -reach)).toBeCloseTo((1 - confidence) / 2, 10);
      }
    }
  });

  test("is a half for no error, and 0 or 1 for impossible ones", () => {
    expect(probabilityOfAtMost(error(), 0)).toBeCloseTo(0.5, 12);
    expect(probabilityOfAtMost(error(), -500)).toBeLessThan(1e-100);
    expect(probabilityOfAtMost(error(), 500)).toBe(1);
  });
});

describe("BAND_SCALING", () => {
  test("has 12 quarters of growing widths for each kind", () => {
    for (const kind of ["shared-trend", "own-trend"] as const) {
      for (const rows of [BAND_SCALING[kind].total, BAND_SCALING[kind].single]) {
        expect(rows).toHaveLength(12);
        for (const row of rows) {
          expect(row).toHaveLength(BAND_SCALING.levels.length);
          expect(row).toEqual(row.toSorted((a, b) => a - b));
        }
      }
    }
  });
});
