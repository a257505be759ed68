import { describe, expect, test } from "vitest";
import type { FigureMeasure, SavingsMeasure } from "../../src/plan/plan.js";
import {
  figuresWithoutSeries,
  figureVariance,
  percentVariance,
  roundHalfAway,
  savingsCheck
} from "../../src/rules/r9-figures.js";

const figure = (baseline: number | null, latest: number | null): FigureMeasure => ({
  id: "figure",
  kind: "figure",
  name: "A figure",
  better: "lower",
  baseline,
  latest
});

const savings = (
  required: number,
  realised: number,
  identified: number,
  further: number
): SavingsMeasure => ({
  id: "savings",
  kind: "savings",
  name: "Savings",
  unit: "£ million",
  required,
  realised,
  identified,
  further
});

describe("figureVariance", () => {
  // Printed on the dashboard page for September 2014.
  test.each([
    [407, 171, -58],
    [667, 370, -45],
    [372, 97, -74],
    [5929, 3804, -36],
    [5417, 2288, -58],
    [1207, 298, -75]
  ])("of %i and %i is the paper's %i%%", (baseline, latest, printed) => {
    expect(figureVariance(figure(baseline, latest))).toEqual({ baseline, latest, variancePercent: printed });
  });

  test("rounds an exact half away from zero, up and down", () => {
    expect(figureVariance(figure(200, 111)).variancePercent).toBe(-45);
    expect(figureVariance(figure(200, 289)).variancePercent).toBe(45);
  });

  test("is null without a baseline, without a latest figure, and from zero", () => {
    expect(figureVariance(figure(null, 1633)).variancePercent).toBeNull();
    expect(figureVariance(figure(10, null)).variancePercent).toBeNull();
    expect(figureVariance(figure(0, 5)).variancePercent).toBeNull();
  });

  test("to zero is a fall of 100%", () => {
    expect(figureVariance(figure(5, 0)).variancePercent).toBe(-100);
  });
});

test("percentVariance is not rounded", () => {
  expect(percentVariance(667, 370)).toBeCloseTo(-44.52773613193403, 12);
});

test.each([
  [44.5, 45],
  [-44.5, -45],
  [44.4, 44],
  [-44.4, -44],
  [0.5, 1],
  [-0.5, -1],
  [0, 0],
  [-0.4, 0]
])("roundHalfAway(%d) is %i", (value, expected) => {
  expect(roundHalfAway(value)).toBe(expected);
});

describe("savingsCheck", () => {
  test("7.8 + 9.5 + 5.7 agree with the 23.0 that the paper requires", () => {
    const { sum, agrees, required } = savingsCheck(savings(23, 7.8, 9.5, 5.7));
    expect(sum).toBeCloseTo(23, 10);
    expect(required).toBe(23);
    expect(agrees).toBe(true);
  });

  test("a difference of one last digit does not agree", () => {
    expect(savingsCheck(savings(23.1, 7.8, 9.5, 5.7)).agrees).toBe(false);
    expect(savingsCheck(savings(22.9, 7.8, 9.5, 5.7)).agrees).toBe(false);
  });
});

describe("figuresWithoutSeries", () => {
  test("are never coloured, in both readings, and say that there is no series", () => {
    const results = figuresWithoutSeries(figure(407, 171));
    expect(results).toEqual(
      ["as-written", "calibrated"].map((reading) => ({
        rule: "R9",
        reading,
        rating: "not-rated",
        reason: "no-series",
        evidence: { baseline: 407, latest: 171, variancePercent: -58 }
      }))
    );
  });

  test("carry the check of savings", () => {
    expect(figuresWithoutSeries(savings(23, 7.8, 9.5, 5.7))[0]!.evidence).toMatchObject({ agrees: true });
  });

  test("carry nothing for words", () => {
    const [first] = figuresWithoutSeries({ id: "w", kind: "assessment", name: "W", assessment: "No change" });
    expect(first).toMatchObject({ rating: "not-rated", reason: "no-series", evidence: {} });
  });
});
